#include "web/assets.hpp"

namespace etimbre::web {

std::string_view scan_script()
{
    return R"js('use strict';
(function () {
  var scan = document.querySelector('[data-scan]');
  var own = 'BarcodeDetector' in window;
  var nonce = document.currentScript.nonce;
  var media = navigator.mediaDevices;
  if (!scan || !media || !media.getUserMedia) return;
  if (!own && !(scan.dataset.reader && 'WebAssembly' in window)) return;
  var video = scan.querySelector('video');
  var start = scan.querySelectorAll('button')[0], stop = scan.querySelectorAll('button')[1];
  var help = scan.querySelector('[role=status]'), sorry = scan.querySelector('.error');
  var stream = null;
  scan.hidden = false;

  // The reader that is not the browser's own comes only when somebody wants to scan.
  function fetched() {
    return new Promise(function (done, failed) {
      if (window.ZXingWASM) return done();
      var script = document.createElement('script');
      script.nonce = nonce;
      script.src = scan.dataset.reader;
      script.onload = done;
      script.onerror = failed;
      document.head.appendChild(script);
    }).then(function () {
      var engine = {locateFile: function () { return scan.dataset.engine; }};
      return ZXingWASM.prepareZXingModule({overrides: engine, fireImmediately: true});
    });
  }
  function readByEngine() {
    var canvas = document.createElement('canvas');
    var paper = canvas.getContext('2d', {willReadFrequently: true});
    return function () {
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      paper.drawImage(video, 0, 0);
      var picture = paper.getImageData(0, 0, canvas.width, canvas.height);
      return ZXingWASM.readBarcodes(picture, {formats: ['QRCode'], maxNumberOfSymbols: 1}).then(function (found) {
        return found.length && found[0].isValid ? found[0].text : '';
      });
    };
  }
  function reader() {
    if (!own) return fetched().then(readByEngine);
    return BarcodeDetector.getSupportedFormats().then(function (formats) {
      if (formats.indexOf('qr_code') < 0) {
        if (!scan.dataset.reader) throw new Error('no reader');
        return fetched().then(readByEngine);
      }
      var detector = new BarcodeDetector({formats: ['qr_code']});
      return function () {
        return detector.detect(video).then(function (codes) { return codes.length ? codes[0].rawValue : ''; });
      };
    });
  }
  function show(running) {
    start.hidden = running;
    video.hidden = stop.hidden = help.hidden = !running;
  }
  function end() {
    if (stream) stream.getTracks().forEach(function (track) { track.stop(); });
    stream = null;
    show(false);
  }
  function frame(read) {
    if (!stream) return;
    return read().then(function (text) {
      if (!text) return new Promise(function (next) { setTimeout(next, 100); }).then(function () { return frame(read); });
      var field = document.getElementById('code');
      field.value = text;
      end();
      field.form.submit();
    });
  }
  start.addEventListener('click', function () {
    sorry.hidden = true;
    var opened = media.getUserMedia({video: {facingMode: 'environment', width: {ideal: 1280}}});
    Promise.all([opened, reader()]).then(function (both) {
      stream = both[0];
      video.srcObject = stream;
      show(true);
      return video.play().then(function () { return frame(both[1]); });
    }).catch(function () {
      opened.then(function (left) { left.getTracks().forEach(function (track) { track.stop(); }); }, function () {});
      end();
      sorry.hidden = false;
    });
  });
  stop.addEventListener('click', end);
  window.addEventListener('pagehide', end);
})();
)js";
}

} // namespace etimbre::web
