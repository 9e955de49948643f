"""What somebody might put into a cell so that it runs where the cell is shown."""

HTML = [
    "<script>window.harmed=1</script>",
    "<img src=x onerror=window.harmed=1>",
    "<svg onload=window.harmed=1>",
    "<svg><script>window.harmed=1</script></svg>",
    '<a href="javascript:window.harmed=1">x</a>',
    "<a href='https://example.net'>x</a>",
    "<iframe srcdoc='<script>parent.harmed=1</script>'></iframe>",
    "<style>body{display:none}</style>",
    "</style><script>window.harmed=1</script>",
    "</script><script>window.harmed=1</script>",
    "</textarea></title></table><img src=x onerror=window.harmed=1>",
    '"><img src=x onerror=window.harmed=1>',
    "' onmouseover='window.harmed=1",
    '" onfocus=window.harmed=1 autofocus="',
    "<math><mtext><img src=x onerror=window.harmed=1></mtext></math>",
    "<object data='data:text/html,<script>1</script>'></object>",
    "<form action='https://example.net'><input name=q></form>",
    "<meta http-equiv=refresh content='0;url=https://example.net'>",
    "<base href='https://example.net/'>",
    "<!-- --><img src=x onerror=window.harmed=1> -->",
    "<b>bold</b><br><sup>1</sup>",
    "&lt;script&gt;window.harmed=1&lt;/script&gt;",
    "&#60;img src=x onerror=window.harmed=1&#62;",
    "<IMG SRC=x OnErRoR=window.harmed=1>",
    "<scr<script>ipt>window.harmed=1</scr</script>ipt>",
]
MARKDOWN = [
    "[x](javascript:window.harmed=1)",
    "![x](https://example.net/x.png)",
    "# 标题 **粗** _斜_ `码`",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    ":red[x] :material/delete: $\\href{javascript:window.harmed=1}{x}$",
    "<https://example.net>",
]
FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    '=HYPERLINK("https://example.net","x")',
    "=cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    '=IMPORTXML("https://example.net","//a")',
]
PLOTLY = [
    "%{x} %{customdata[0]}<extra>x</extra>",
    "$\\frac{1}{2}$",
    "%{fullData.name|<img>}",
    "<a href='data:text/html,x'>x</a>",
]
FORMS = [
    "]]><x/>",
    "&xxe;",
    '";}{"',
    "a\x00b\x0bc\ufffe",
    "\u202egnp.exe",
    "\u2028\u2029",
    "'\"`\\",
    "{0} {lang} %s %(x)s",
    "../../etc/passwd",
]
ALL = [*HTML, *MARKDOWN, *FORMULAS, *PLOTLY, *FORMS]
