#include "web/page.hpp"

namespace etimbre::web {

std::string_view style_sheet()
{
    return R"css(:root{color-scheme:light dark;--paper:#fff;--raised:#f6f4ef;--ink:#1a1f24;--quiet:#55606b;--line:#d9d4c9;
--green:#0b6b45;--refused:#a3182b;--waiting:#8a5a00}
@media (prefers-color-scheme:dark){:root{--paper:#14171a;--raised:#1d2226;--ink:#eceff1;--quiet:#a9b4bd;--line:#343b41;
--green:#58c796}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.5 system-ui,sans-serif}
[dir=rtl] body{line-height:1.8}
header,main{max-width:40rem;margin:0 auto;padding:16px}
header{display:flex;flex-wrap:wrap;gap:8px 24px;align-items:center;justify-content:space-between;
border-block-end:1px solid var(--line)}
.brand{margin:0;font-weight:700;color:var(--green)}
nav{display:flex;flex-wrap:wrap;gap:0 16px}
nav a,nav span,.action{display:inline-block;min-height:44px;padding:8px 0}
nav span{color:var(--quiet)}
h1{font-size:1.44em;line-height:1.25;margin:24px 0 8px}
a{color:var(--green)}
a:focus-visible{outline:3px solid var(--green);outline-offset:3px;border-radius:6px}
.notice{border:1px solid var(--line);border-inline-start:6px solid var(--green);border-radius:6px;background:var(--raised);
padding:4px 16px;margin:16px 0}
.notice.waiting{border-inline-start-color:var(--waiting)}
.notice.refused{border-inline-start-color:var(--refused)}
dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:16px 0}
dt{color:var(--quiet)}
dd{margin:0;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.stamp{border:1px solid var(--line);border-radius:6px;background:var(--raised);padding:16px;margin:24px 0}
.stamp img{display:block;width:100%;max-width:20rem;height:auto;background:#fff;padding:12px;border-radius:6px}
.stamp.ended img{opacity:.25}
.number{font-size:1.2em;font-weight:700}
@media (max-width:20rem){body{font-size:16px}}
@media print{header,.action{display:none}.stamp{break-inside:avoid}}
)css";
}

} // namespace etimbre::web
