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
  // The picture of a code goes to whatever the phone offers: its pictures, its wallet, a message.
  document.querySelectorAll('[data-share]').forEach(function (button) {
    var probe = window.File && new File([''], 'a.png', {type: 'image/png'});
    if (!probe || !navigator.canShare || !navigator.canShare({files: [probe]})) return;
    button.hidden = false;
    button.addEventListener('click', function () {
      fetch(button.dataset.share).then(function (answer) { return answer.blob(); }).then(function (picture) {
        return navigator.share({files: [new File([picture], button.dataset.name, {type: 'image/png'})]});
      }).catch(function () {});
    });
  });
})();
)js";
}

} // namespace etimbre::web
