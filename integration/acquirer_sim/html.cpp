#include "acquirer_sim/html.hpp"

namespace etimbre::acquirer_sim {

std::string_view const page_css = R"css(
:root { color-scheme: light dark; --paper: #fff; --raised: #f6f4ef; --ink: #1a1f24; --quiet: #55606b;
  --line: #8b8578; --act: #1d4f91; --on-act: #fff; --bad: #a3182b; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171a; --raised: #1d2226; --ink: #eceff1;
  --quiet: #a9b4bd; --line: #75808a; --act: #8ab8f5; --on-act: #14171a; --bad: #ff9aa6; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.5 system-ui, sans-serif; }
[lang=ar] body { line-height: 1.8; }
main { max-width: 34rem; margin: 0 auto; padding: 24px 16px 48px; }
header { border-block-end: 1px solid var(--line); padding: 12px 16px; color: var(--quiet); }
h1 { font-size: 1.44rem; margin: 0 0 16px; }
h2 { font-size: 1.2rem; margin: 32px 0 8px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; background: var(--raised);
  padding: 16px; border-radius: 6px; margin: 0 0 24px; }
dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
label { display: block; margin: 0 0 4px; }
.field { margin: 0 0 20px; }
.pair { display: flex; gap: 16px; flex-wrap: wrap; }
.pair > * { flex: 1 1 7rem; }
input, select, button { font: inherit; min-height: 48px; width: 100%; padding: 8px 12px; color: var(--ink);
  background: var(--paper); border: 1px solid var(--line); border-radius: 6px; }
input { direction: ltr; text-align: start; }
button { background: var(--act); color: var(--on-act); border-color: var(--act); font-weight: 600; }
button.quiet { background: var(--paper); color: var(--act); width: auto; font-weight: 400; }
a { color: var(--act); display: inline-block; padding: 10px 0; }
:focus-visible { outline: 3px solid var(--act); outline-offset: 2px; }
.notice { border-inline-start: 4px solid var(--bad); padding: 8px 16px; background: var(--raised); margin: 0 0 24px; }
.hint { color: var(--quiet); margin: 0 0 8px; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: 8px 12px 8px 0; border-block-end: 1px solid var(--line); vertical-align: top; }
code { font-family: ui-monospace, monospace; }
)css";

std::string_view const page_js = R"js(
"use strict";
for (const form of document.querySelectorAll("form[data-leaves]")) form.submit();
for (const button of document.querySelectorAll("button[data-fault]"))
  button.addEventListener("click", async () => {
    const answer = await fetch("/sim/faults", { method: "POST", headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ fault: button.dataset.fault }) });
    button.textContent = answer.ok ? "set for the next one" : "refused";
  });
for (const button of document.querySelectorAll("button[data-clear]"))
  button.addEventListener("click", async () => {
    await fetch("/sim/faults", { method: "DELETE" });
    location.reload();
  });
)js";

std::string escaped(std::string_view text)
{
    std::string html;
    for (char const c : text) {
        switch (c) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        case '\'':
            html += "&#39;";
            break;
        default:
            html += c;
        }
    }
    return html;
}

std::string hidden_inputs(FormFields const& fields)
{
    std::string html;
    for (auto const& [name, value] : fields)
        html += "<input type=\"hidden\" name=\"" + escaped(name) + "\" value=\"" + escaped(value) + "\">\n";
    return html;
}

std::string whole_page(std::string_view language, std::string_view title, std::string_view body)
{
    std::string const direction = language == "ar" ? "rtl" : "ltr";
    return "<!DOCTYPE html>\n<html lang=\"" + std::string{language} + "\" dir=\"" + direction +
           "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
           "initial-scale=1\">\n<title>" +
           escaped(title) +
           "</title>\n<link rel=\"stylesheet\" href=\"/sim/page.css\">\n<script src=\"/sim/page.js\" "
           "defer></script>\n</head>\n<body>\n<header>Acquirer simulator</header>\n<main>\n" +
           std::string{body} + "\n</main>\n</body>\n</html>\n";
}

} // namespace etimbre::acquirer_sim
