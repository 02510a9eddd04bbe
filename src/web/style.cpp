#include "web/assets.hpp"

namespace etimbre::web {

std::string_view style_sheet()
{
    return R"css(:root{color-scheme:light dark;--paper:#fff;--raised:#f6f4ef;--ink:#1a1f24;--quiet:#55606b;--line:#d9d4c9;
--field:#7d786d;--green:#0b6b45;--on-green:#fff;--refused:#a3182b;--waiting:#8a5a00}
@media (prefers-color-scheme:dark){:root{--paper:#14171a;--raised:#1d2226;--ink:#eceff1;--quiet:#a9b4bd;--line:#343b41;
--field:#8a949c;--green:#58c796;--on-green:#14171a;--refused:#ff8d99;--waiting:#e8b04a}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Naskh Arabic","Geeza Pro",Tahoma,sans-serif;
min-height:100vh;display:flex;flex-direction:column}
[dir=rtl] body{line-height:1.8}
header,main,footer{inline-size:100%;max-inline-size:42rem;margin-inline:auto;padding-inline:16px}
main{flex:1;padding-block:8px 40px}
.top{border-block-end:3px solid var(--green);background:var(--raised)}
header{display:flex;flex-wrap:wrap;gap:0 24px;align-items:center;justify-content:space-between;padding-block:4px}
.brand{display:inline-flex;align-items:center;gap:10px;min-block-size:44px;font-weight:700;font-size:1.1em;color:var(--green);text-decoration:none}
.brand svg{inline-size:26px;block-size:26px;flex:none}
nav ul{display:flex;flex-wrap:wrap;gap:0 18px;margin:0;padding:0;list-style:none}
nav a,nav span{display:inline-flex;align-items:center;min-block-size:44px;font-size:.9em}
nav span{color:var(--ink);font-weight:700}
footer{border-block-start:1px solid var(--line);padding-block:8px 24px}
h1{font-size:1.55em;line-height:1.25;margin:16px 0 12px;text-wrap:balance}
[dir=rtl] h1{line-height:1.5}
h2{font-size:1.1em;line-height:1.4;margin:0 0 8px}
p{margin:0 0 12px;max-inline-size:66ch}
a{color:var(--green);text-underline-offset:3px}
:focus-visible{outline:3px solid var(--green);outline-offset:3px;border-radius:6px}
.skip{position:absolute;inset-inline-start:8px;inset-block-start:-80px;background:var(--paper);padding:12px;z-index:1}
.skip:focus{inset-block-start:8px}
.step,.quiet,.hint,dt{color:var(--quiet)}
.step{margin:8px 0 0;font-size:.9em}
.back,.link{display:inline-flex;align-items:center;min-block-size:44px}
.back::before{content:"";inline-size:8px;block-size:8px;border:solid currentColor;border-width:0 0 2px 2px;transform:rotate(45deg);margin-inline:3px 9px}
[dir=rtl] .back::before{transform:rotate(-135deg)}
.button{display:inline-flex;align-items:center;justify-content:center;min-block-size:52px;padding:10px 26px;border:2px solid var(--green);border-radius:6px;
background:var(--green);color:var(--on-green);font:inherit;font-weight:700;text-align:center;text-decoration:none;cursor:pointer}
.button.second{background:none;color:var(--green)}
.row{display:flex;flex-wrap:wrap;gap:12px;align-items:center;margin-block:20px}
.field{margin-block:0 24px}
label{font-weight:700}
.hint{display:block;font-size:.92em;font-weight:400}
input[type=text],input[type=email],input[type=search],input[type=number],textarea{display:block;inline-size:100%;min-block-size:52px;margin-block-start:6px;padding:10px 12px;
border:2px solid var(--field);border-radius:6px;background:var(--paper);color:var(--ink);font:inherit}
input[type=number],.short{max-inline-size:8rem}
textarea{min-block-size:8rem}
.search{display:flex;gap:12px;flex-wrap:wrap;align-items:end}
.search>div{flex:1 1 14rem}
.wrong{border-inline-start:5px solid var(--refused);padding-inline-start:14px}
.wrong input,.wrong textarea{border-color:var(--refused)}
.error{display:flex;gap:8px;color:var(--refused);font-weight:700;margin:4px 0 0}
.error::before{content:"!";flex:none;inline-size:1.4em;block-size:1.4em;line-height:1.4;border-radius:50%;background:var(--refused);color:var(--paper);text-align:center;margin-block-start:.1em}
.notice{border:1px solid var(--line);border-inline-start:6px solid var(--green);border-radius:6px;background:var(--raised);padding:14px 16px;margin:16px 0}
.notice>:last-child{margin-block-end:0}
.notice.waiting{border-inline-start-color:var(--waiting)}
.notice.refused{border-inline-start-color:var(--refused)}
.notice ul{margin:0;padding-inline-start:1.2em}
.list{list-style:none;margin:16px 0;padding:0;border-block-start:1px solid var(--line)}
.list li{border-block-end:1px solid var(--line)}
.list a{display:block;padding:12px 4px;text-decoration:none}
.list a:hover strong{text-decoration:underline}
.list strong{display:block}
.list span{color:var(--quiet);font-size:.92em}
fieldset{border:0;margin:0;padding:0;min-inline-size:0}
.card{position:relative;border:1px solid var(--line);border-radius:6px;background:var(--raised);margin-block:0 10px;padding:12px 14px}
.card:has(input:checked){border-color:var(--green);box-shadow:inset 0 0 0 1px var(--green)}
.pick{display:flex;gap:14px;align-items:flex-start;font-weight:400;cursor:pointer;min-block-size:44px;padding-block:6px}
.pick input{inline-size:26px;block-size:26px;flex:none;margin:1px 0 0;accent-color:var(--green)}
.pick .what{flex:1;min-inline-size:0;overflow-wrap:anywhere}
.amount{font-variant-numeric:tabular-nums;white-space:nowrap;font-weight:700}
.pick+details{margin-inline-start:40px}
summary{color:var(--green);cursor:pointer;min-block-size:44px;display:flex;align-items:center;font-size:.92em;text-decoration:underline;text-underline-offset:3px}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:12px 0}
dd{margin:0;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.sum dd{text-align:end}
.total{border-block:2px solid var(--ink);padding-block:10px;margin-block:16px 4px;display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;font-size:1.25em;font-weight:700}
.line{display:flex;gap:8px 16px;justify-content:space-between;align-items:flex-start;margin:0}
.count{display:flex;align-items:center;gap:16px;margin-block-start:10px}
.count input{margin:0}
.stamp{border:1px solid var(--line);border-radius:6px;background:var(--raised);padding:16px;margin:24px 0;box-shadow:0 1px 6px #0002}
.number{font-size:1.2em;font-weight:700;white-space:nowrap}
.state{display:inline-block;border-radius:6px;padding:2px 12px;font-weight:700;background:#0b6b45;color:#fff}
.ended .state,.state.bad{background:#a3182b}
.state.unsure{background:#8a5a00}
.stamp .code svg{display:block;inline-size:100%;max-inline-size:22rem;block-size:auto;margin-inline:auto;border-radius:6px}
.stamp.ended .code{opacity:.2}
.verdict{background:#0b6b45;color:#fff;border-radius:6px;padding:20px 16px;margin:16px 0}
.verdict.bad{background:#a3182b}
.verdict.unsure{background:#8a5a00}
.verdict svg{inline-size:44px;block-size:44px;fill:none;stroke:currentColor;stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
.verdict h1,.verdict h3{font-size:1.9em;line-height:1.3;margin:4px 0}
.verdict p{margin:0}
.part{border-block-end:1px solid var(--line);padding-block:14px 2px}
.part h2{display:flex;flex-wrap:wrap;gap:4px 12px;justify-content:space-between}
video{display:block;inline-size:100%;border-radius:6px;background:#000;margin-block:8px}
@media (max-width:24rem){body{font-size:17px}h1{font-size:1.4em}.stamp{padding:12px}dl{grid-template-columns:1fr;gap:0}dd{margin-block-end:8px}.pick{flex-wrap:wrap}.pick .what{flex:1 1 60%}.pick .amount{flex-basis:100%;margin-inline-start:40px}.line{flex-wrap:wrap}[dir=rtl] .pick .amount{text-align:end}.row .button{inline-size:100%}.sum{grid-template-columns:1fr}.sum dd{text-align:start}}
@media print{:root{color-scheme:light;--paper:#fff;--raised:#fff;--ink:#000;--quiet:#000;--green:#000}.top,footer,.button,.link,.back,.step,form,.camera{display:none}.verdict,.state,.ended .state{color:#000;background:none;border:2px solid}
.stamp{break-inside:avoid;box-shadow:none}.stamp .code svg{max-inline-size:60mm;margin:0}}
)css";
}

} // namespace etimbre::web
