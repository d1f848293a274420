"""Messages about the layout of a rule file: blanks, indentation, brackets, quotes, comments and signs that begin a text."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "missing-blank/colon": Message(
        en="A blank is missing behind the colon in '{text}'.",
        en_fix="Write the name, a colon, a blank, then the value. If it is only a text, put the whole text in quotes.",
        zh="'{text}' 的冒号后面缺少空格。",
        zh_fix="请依次写名称、冒号、空格、取值；如果这只是一段文字，请把整段放进引号。",
    ),
    "missing-blank/dash": Message(
        en="A blank is missing behind the dash in '{text}'.",
        en_fix="Write '- ' before each entry of a list. If it is a formula or a text, put it in quotes.",
        zh="'{text}' 的短横后面缺少空格。",
        zh_fix="列表的每一项前写 '- '（短横加空格）；如果是公式或文字，请放进引号。",
    ),
    "indentation/deeper": Message(
        en="'{text}' is indented deeper than the line above and is taken for more of its text.",
        en_fix="Begin it in the same column as the names beside it.",
        zh="'{text}' 比上一行缩进更多，会被当成上一行文字的一部分。",
        zh_fix="请让它与同级的名称从同一列开始。",
    ),
    "indentation/level": Message(
        en="This line begins in column {column}, but the lines above begin in column {expected}.",
        en_fix="Begin it in the same column as the lines it belongs to.",
        zh="这一行从第 {column} 列开始，而上面的行从第 {expected} 列开始。",
        zh_fix="请让它与所属的各行从同一列开始。",
    ),
    "indentation/mixed": Message(
        en="In column {column}, entries with '- ' and entries with a name stand side by side.",
        en_fix="Write all entries of one level in the same way, or indent those that belong to the line above.",
        zh="第 {column} 列中，带 '- ' 的项与带名称的项混在同一级。",
        zh_fix="同一级的各项请用同一种写法；属于上一行的项请缩进。",
    ),
    "multi-line-text": Message(
        en="'{text}' continues the text of the line above without saying so.",
        en_fix="Put the text on one line, or write '>' behind the colon and the whole text indented below it.",
        zh="'{text}' 接着上一行的文字，却没有说明。",
        zh_fix="请写在同一行；或在冒号后写 '>'，再把整段文字缩进写在下面。",
    ),
    "comment": Message(
        en="'{text}' is cut off as a comment.",
        en_fix="For a comment write '# ' with a blank behind it. If it belongs to the text, put the whole text in quotes.",
        zh="'{text}' 会被当作注释去掉。",
        zh_fix="注释请写成 '# '（后面加空格）；如果它是文字的一部分，请把整段文字放进引号。",
    ),
    "comma-in-formula": Message(
        en="A comma inside {{…}} or […] cuts the formula after '{text}'.",
        en_fix='Put the whole formula in quotes: "…".',
        zh="公式在 {{…}} 或 […] 中被逗号截断，只剩 '{text}'。",
        zh_fix='请把整个公式放进引号："…"。',
    ),
    "comma-in-braces": Message(
        en="'{text}' has no value: inside {{…}} a comma begins the next entry.",
        en_fix="Write 'name: value'. If the comma belongs to a text or a formula, put that in quotes.",
        zh="'{text}' 没有取值：在 {{…}} 中，逗号后面是新的一项。",
        zh_fix="请写成“名称: 取值”；如果逗号属于文字或公式，请把它放进引号。",
    ),
    "brace-first": Message(
        en="A text that begins with '{{' is taken for a set of named values.",
        en_fix='Put the whole text or formula in quotes: "…".',
        zh="以 '{{' 开头的文字会被当成一组带名称的值。",
        zh_fix='请把整段文字或公式放进引号："…"。',
    ),
    "special-start": Message(
        en="An unquoted text cannot begin with '{sign}'.",
        en_fix='Put the whole text or formula in quotes: "…".',
        zh="没有引号的文字不能以 '{sign}' 开头。",
        zh_fix='请把整段文字或公式放进引号："…"。',
    ),
    "text-after-quote": Message(
        en="The text goes on behind a closing quote: {text}",
        en_fix="Put the whole text or formula in quotes of the other kind: \"…'A'…\" or '…\"A\"…'.",
        zh="引号结束之后还有文字：{text}",
        zh_fix="请用另一种引号把整段文字或公式括起来：\"…'A'…\" 或 '…\"A\"…'。",
    ),
    "text-after-bracket": Message(
        en="The line goes on behind a closing bracket: {text}",
        en_fix='If it is a text or a formula, put the whole of it in quotes: "…".',
        zh="括号结束之后还有文字：{text}",
        zh_fix='如果是文字或公式，请把整段放进引号："…"。',
    ),
    "brackets-in-text": Message(
        en="Brackets or quotes inside {{…}} or […] cut the text: {text}",
        en_fix='Put the whole text or formula in quotes: "…".',
        zh="在 {{…}} 或 […] 中，文字被其中的括号或引号截断：{text}",
        zh_fix='请把整段文字或公式放进引号："…"。',
    ),
    "colon-in-text": Message(
        en="A colon and a blank inside an unquoted text begin a new entry: {text}",
        en_fix='Put the whole text in quotes: "…", or begin a new line for the next name.',
        zh="没有引号的文字中出现“冒号加空格”，会被当成新的一项：{text}",
        zh_fix='请把整段文字放进引号："…"；如果是另一项，请另起一行。',
    ),
    "no-colon": Message(
        en="'{text}' stands where a name and a colon are expected.",
        en_fix="Write 'name: value'. If it continues the text above, write that text in quotes or on one line.",
        zh="'{text}' 处应当是名称和冒号。",
        zh_fix="请写成“名称: 取值”；如果它接着上面的文字，请写在同一行或放进引号。",
    ),
    "missing-comma": Message(
        en="A comma is missing before this place, between two entries inside brackets.",
        en_fix="Write ', ' between the entries, or put the text before it in quotes.",
        zh="括号内两项之间，此处之前缺少逗号。",
        zh_fix="请在各项之间写 ', '；如果前面是一段文字，请放进引号。",
    ),
    "open-quote": Message(
        en="The quote {quote} that begins here is never closed.",
        en_fix="Write the closing quote at the end of the text.",
        zh="从这里开始的引号 {quote} 没有结束。",
        zh_fix="请在文字末尾补上引号。",
    ),
    "open-bracket": Message(
        en="The bracket '{sign}' that begins here is never closed.",
        en_fix="Write '{instead}' at its end. If it is part of a text, put the whole text in quotes.",
        zh="从这里开始的括号 '{sign}' 没有结束。",
        zh_fix="请在末尾补上 '{instead}'；如果它是文字的一部分，请把整段文字放进引号。",
    ),
    "wrong-bracket": Message(
        en="'{sign}' closes nothing here; '{instead}' is expected.",
        en_fix="Write '{instead}'. If it is part of a text, put the whole text in quotes.",
        zh="这里的 '{sign}' 没有对应的括号，应为 '{instead}'。",
        zh_fix="请写成 '{instead}'；如果它是文字的一部分，请把整段文字放进引号。",
    ),
    "escape": Message(
        en="'{escape}' has no meaning inside double quotes.",
        en_fix="Write the character itself, or use single quotes, where a backslash is only a backslash.",
        zh="'{escape}' 在双引号中没有意义。",
        zh_fix="请直接写这个字符；或改用单引号，单引号中反斜杠只是普通字符。",
    ),
    "syntax": Message(
        en="This line cannot be read from here on.",
        en_fix="Check quotes, brackets, colons and indentation. A text with special signs must stand in quotes.",
        zh="这一行从这里起无法读懂。",
        zh_fix="请检查引号、括号、冒号和缩进；带特殊符号的文字要放进引号。",
    ),
    "alias": Message(
        en="A '*' before a word would repeat a part from elsewhere; rule files do not do that.",
        en_fix="Write the part out here. A text or a formula that begins with '*' must stand in quotes.",
        zh="词前的“*”表示引用别处的内容，规则文件不允许这样写。",
        zh_fix="请在这里直接写出内容；以“*”开头的文字或公式要放进引号。",
    ),
    "alias/anchor": Message(
        en="A '&' before a word would name a part to be repeated; rule files do not do that.",
        en_fix="Delete the word with '&'. A text or a formula that begins with '&' must stand in quotes.",
        zh="词前的“&”表示给一段内容起名以便引用，规则文件不允许这样写。",
        zh_fix="请删除带“&”的词；以“&”开头的文字或公式要放进引号。",
    ),
    "alias/merge": Message(
        en="'<<' would copy a part from elsewhere; rule files do not do that.",
        en_fix="Write the entries out here. Indicators can copy others with 'like: …'.",
        zh="“<<”表示合并别处的内容，规则文件不允许这样写。",
        zh_fix="请在这里直接写出各项；指标可以用 'like: …' 沿用另一个指标。",
    ),
    "tag": Message(
        en="A '!' before a value would change its type; rule files do not do that.",
        en_fix="Delete the word with '!'. A text or a formula that begins with '!' must stand in quotes.",
        zh="取值前的“!”表示改变类型，规则文件不允许这样写。",
        zh_fix="请删除带“!”的词；以“!”开头的文字或公式要放进引号。",
    ),
}
