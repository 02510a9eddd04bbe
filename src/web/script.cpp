#include "web/assets.hpp"

namespace etimbre::web {

std::string_view page_script()
{
    return R"js('use strict';
(function () {
  var body = document.body;
  // A second click on the same button sends nothing: the first is on its way.
  document.addEventListener('submit', function (event) {
    if (event.target.dataset.sent) event.preventDefault();
    event.target.dataset.sent = '1';
  });
  window.addEventListener('pageshow', function () {
    document.querySelectorAll('form').forEach(function (form) { delete form.dataset.sent; });
  });
  // The form for the bank sends itself, once: whoever comes back by the back button stays here.
  var bank = document.querySelector('form[data-send]');
  if (bank) {
    var name = 'sent ' + bank.dataset.send;
    var before = null;
    try { before = sessionStorage.getItem(name); sessionStorage.setItem(name, '1'); } catch (e) { before = '1'; }
    if (!before) bank.requestSubmit ? bank.requestSubmit() : bank.submit();
  }
  // A waiting page asks quietly how things stand, ever more slowly, and shows the news when there is some.
  var watched = document.querySelector('[data-watch]');
  var pause = 1000;
  function look() {
    fetch(watched.dataset.watch, {cache: 'no-store'}).then(function (answer) {
      return answer.ok ? answer.text() : watched.dataset.state;
    }).catch(function () { return watched.dataset.state; }).then(function (state) {
      if (state !== watched.dataset.state) return location.reload();
      pause = Math.min(pause * 1.3, 15000);
      setTimeout(look, pause);
    });
  }
  if (watched) setTimeout(look, pause);
  // The camera reads a code where the browser can do that by itself.
  var scan = document.querySelector('[data-scan]');
  if (scan && 'BarcodeDetector' in window && navigator.mediaDevices) {
    scan.hidden = false;
    scan.querySelector('button').addEventListener('click', function () {
      var video = scan.querySelector('video');
      var reader = new BarcodeDetector({formats: ['qr_code']});
      navigator.mediaDevices.getUserMedia({video: {facingMode: 'environment'}}).then(function (stream) {
        video.hidden = false;
        video.srcObject = stream;
        return video.play().then(function frame() {
          return reader.detect(video).then(function (codes) {
            if (!codes.length) return new Promise(requestAnimationFrame).then(frame);
            stream.getTracks().forEach(function (track) { track.stop(); });
            var field = document.getElementById('code');
            field.value = codes[0].rawValue;
            field.form.submit();
          });
        });
      }).catch(function () { scan.querySelector('p').hidden = false; });
    });
  }
})();
)js";
}

} // namespace etimbre::web
