"""Messages about the text of a rule file: encoding, characters, keys and plain values; those about its layout stand in `layout`."""

from perfrules.messages import layout
from perfrules.messages.message import Message

_FILE = {
    "too-large/file": Message(
        en="The file is larger than {limit} MiB.",
        en_fix="Split the rule set into several files; rule texts of this size have never been needed.",
        zh="文件大于 {limit} MiB。",
        zh_fix="请把规则拆成几个文件；正常的规则文本不会这么大。",
    ),
    "too-large/nodes": Message(
        en="The file has more than {limit} names and values.",
        en_fix="Split the rule set into several files.",
        zh="文件中的名称和取值超过 {limit} 个。",
        zh_fix="请把规则拆成几个文件。",
    ),
    "too-large/depth": Message(
        en="More than {limit} levels stand inside each other here.",
        en_fix="Name the parent instead of nesting, as in 'group: output'.",
        zh="此处嵌套超过 {limit} 层。",
        zh_fix="请用写明上级的办法代替嵌套，例如 'group: output'。",
    ),
    "too-large/text": Message(
        en="A text is longer than {limit} characters.",
        en_fix="Shorten it, or move the details into the document it comes from.",
        zh="一段文字超过 {limit} 个字符。",
        zh_fix="请缩短，或把细节留在原文件中。",
    ),
    "too-large/key": Message(
        en="What stands before the colon is longer than {limit} characters.",
        en_fix="Use a short name. If this is a text with a colon in it, put the whole text in quotes.",
        zh="冒号前的内容超过 {limit} 个字符。",
        zh_fix="请用简短的名称；如果这是带冒号的文字，请把整段文字放进引号。",
    ),
    "empty-file": Message(
        en="The file says nothing.",
        en_fix="Begin with the lines 'format: 1', 'id: …', 'title: …' and 'status: draft'.",
        zh="文件没有内容。",
        zh_fix="请从 'format: 1'、'id: …'、'title: …'、'status: draft' 这几行写起。",
    ),
    "encoding/gb18030": Message(
        en="The file is saved in GB18030 (GBK), not in UTF-8.",
        en_fix="Save it as UTF-8: in Notepad, 'Save as', then 'UTF-8' at 'Encoding'.",
        zh="文件是用 GB18030（GBK）编码保存的，不是 UTF-8。",
        zh_fix="请另存为 UTF-8：记事本→另存为→编码选“UTF-8”。",
    ),
    "encoding/big5": Message(
        en="The file is saved in Big5, not in UTF-8.",
        en_fix="Save it as UTF-8: in Notepad, 'Save as', then 'UTF-8' at 'Encoding'.",
        zh="文件是用 Big5（大五码）编码保存的，不是 UTF-8。",
        zh_fix="请另存为 UTF-8：记事本→另存为→编码选“UTF-8”。",
    ),
    "encoding/utf-16": Message(
        en="The file is saved in UTF-16 (Notepad calls it 'Unicode'), not in UTF-8.",
        en_fix="Save it as UTF-8: in Notepad, 'Save as', then 'UTF-8' at 'Encoding'.",
        zh="文件是用 UTF-16（记事本中的“Unicode”）编码保存的，不是 UTF-8。",
        zh_fix="请另存为 UTF-8：记事本→另存为→编码选“UTF-8”。",
    ),
    "encoding/unknown": Message(
        en="The file is not a text in UTF-8.",
        en_fix="If it is a text, save it as UTF-8. A workbook or a document must be written out as a text file first.",
        zh="文件不是 UTF-8 编码的文本。",
        zh_fix="如果是文本，请另存为 UTF-8；如果是工作簿或文档，请先改写成文本文件。",
    ),
    "directive": Message(
        en="A line begins with '%', which has no meaning in a rule file.",
        en_fix="Delete the line. A text that begins with '%' must stand in quotes, behind its name.",
        zh="有一行以“%”开头，在规则文件中没有意义。",
        zh_fix="请删除这一行；以“%”开头的文字要放进引号，写在名称后面。",
    ),
    "several-documents": Message(
        en="A second part begins here; a rule file is one part.",
        en_fix="Move it into a file of its own, or delete the line with '---' or '...' above it.",
        zh="从这里开始是第二部分；一个规则文件只能有一个部分。",
        zh_fix="请把它移到另一个文件，或删除其上的 '---' 或 '...' 一行。",
    ),
    "text-after-end": Message(
        en="The file goes on here although its text is already complete.",
        en_fix="Check the brackets and quotes above, or delete what follows.",
        zh="前面的内容已经结束，这里却还有文字。",
        zh_fix="请检查前面的括号和引号，或删除多余的内容。",
    ),
}

_CHARACTERS = {
    "character/blank": Message(
        en="An unusual blank ({character}) stands here; it looks like a blank but is another character.",
        en_fix="Replace it by an ordinary blank; it often comes from copying out of a document or a web page.",
        zh="这里有一个特殊空格（{character}），看上去像空格，其实是别的字符。",
        zh_fix="请改成普通空格；这类字符多半是从文档或网页复制来的。",
    ),
    "character/line": Message(
        en="An unusual line break ({character}) stands here.",
        en_fix="Delete it and press Enter where a new line is wanted.",
        zh="这里有一个特殊的换行字符（{character}）。",
        zh_fix="请删除它；需要换行的地方按回车键。",
    ),
    "character/control": Message(
        en="A control character ({character}) stands here.",
        en_fix="Delete it; type the text again if it cannot be seen.",
        zh="这里有一个控制字符（{character}）。",
        zh_fix="请删除它；如果看不见，请把这段文字重新输入。",
    ),
    "character/invisible": Message(
        en="An invisible character ({character}) stands here; with it a text can say other things than it shows.",
        en_fix="Delete it; type the text again if it cannot be seen.",
        zh="这里有一个看不见的字符（{character}），它会使文字的实际内容与显示不同。",
        zh_fix="请删除它；如果看不见，请把这段文字重新输入。",
    ),
    "character/private": Message(
        en="A character without a common meaning ({character}) stands here; every computer shows another sign for it.",
        en_fix="Replace it by an ordinary character.",
        zh="这里有一个没有统一含义的字符（{character}），不同的电脑显示不同。",
        zh_fix="请换成普通字符。",
    ),
    "character/escaped": Message(
        en="The text holds a character that is not allowed ({character}), written with a backslash.",
        en_fix="Leave it out; write a blank or a new line instead.",
        zh="文字中用反斜杠写了不允许的字符（{character}）。",
        zh_fix="请去掉它，改用空格或换行。",
    ),
    "tab": Message(
        en="A tab stands here; its width is not the same everywhere.",
        en_fix="Replace it by blanks, two for each level.",
        zh="这里有一个制表符，它的宽度各处不同。",
        zh_fix="请改成空格，每一级两个空格。",
    ),
    "line-end": Message(
        en="The lines end in the way of old Macs (CR alone).",
        en_fix="Save the file with Windows or Unix line ends (CRLF or LF).",
        zh="文件的换行是旧式 Mac 格式（只有 CR）。",
        zh_fix="请用 Windows 或 Unix 的换行（CRLF 或 LF）保存文件。",
    ),
    "full-width/colon": Message(
        en="A full-width colon '：' stands behind the name in '{text}'.",
        en_fix="Write ': ' (a half-width colon and a blank). If it is only a text, put the whole text in quotes.",
        zh="'{text}' 的名称后面是全角冒号“：”。",
        zh_fix="请写成 ': '（半角冒号加一个空格）；如果这只是一段文字，请把整段放进引号。",
    ),
    "full-width/comma": Message(
        en="A full-width comma '，' does not separate anything in '{text}'.",
        en_fix="Write ', ' (a half-width comma and a blank). If it belongs to the text, put the text in quotes.",
        zh="'{text}' 中的全角逗号“，”不能分隔各项。",
        zh_fix="请写成 ', '（半角逗号加一个空格）；如果它是文字的一部分，请把文字放进引号。",
    ),
    "full-width/dash": Message(
        en="A full-width dash '－' stands before the entry in '{text}'.",
        en_fix="Write '- ' (a half-width dash and a blank).",
        zh="'{text}' 的前面是全角短横“－”。",
        zh_fix="请写成 '- '（半角短横加一个空格）。",
    ),
    "full-width/number": Message(
        en="'{text}' is written in full-width characters.",
        en_fix="Write {instead}. If it is meant as a text, put it in quotes.",
        zh="'{text}' 用的是全角字符。",
        zh_fix="请写成 {instead}；如果是文字，请放进引号。",
    ),
}

_KEYS = {
    "repeated-key": Message(
        en="'{key}' stands here a second time.",
        en_fix="Keep one of the two and delete the other.",
        zh="'{key}' 在这里重复出现。",
        zh_fix="请保留其中一处，删除另一处。",
    ),
    "key-type": Message(
        en="'{key}' cannot be a name.",
        en_fix="Use a word that begins with a letter. If exactly this is meant, put it in quotes.",
        zh="'{key}' 不能作为名称。",
        zh_fix="请用以字母或汉字开头的词；如果确实要用它，请放进引号。",
    ),
    "key-form/nested": Message(
        en="A list or a set of values stands where a name is expected.",
        en_fix="Write a single word before the colon. A text that begins with '{{' or '[' must stand in quotes.",
        zh="应当写名称的地方是一个列表或一组值。",
        zh_fix="冒号前请只写一个词；以 '{{' 或 '[' 开头的文字要放进引号。",
    ),
    "key-form/empty": Message(
        en="The name before the colon is empty.",
        en_fix="Write a word before the colon.",
        zh="冒号前的名称是空的。",
        zh_fix="请在冒号前写一个词。",
    ),
    "key-form/lines": Message(
        en="A name goes over several lines.",
        en_fix="Write a single word before the colon.",
        zh="名称占了好几行。",
        zh_fix="冒号前请只写一个词。",
    ),
    "key-form/blanks": Message(
        en="The name '{key}' begins or ends with a blank.",
        en_fix="Write '{instead}'.",
        zh="名称 '{key}' 的开头或末尾有空格。",
        zh_fix="请写成 '{instead}'。",
    ),
    "key-form/characters": Message(
        en="The name '{key}' is spelled with full-width or otherwise variant characters.",
        en_fix="Write '{instead}'.",
        zh="名称 '{key}' 用了全角字符或字符的变体。",
        zh_fix="请写成 '{instead}'。",
    ),
}

_VALUES = {
    "ambiguous-value/yes-no": Message(
        en="'{text}' is read as a word by some and as true or false by others.",
        en_fix='Write true or false. If the word itself is meant, put it in quotes: "{text}".',
        zh="'{text}' 有的当作词，有的当作真或假。",
        zh_fix='请写 true 或 false；如果就是这个词，请放进引号："{text}"。',
    ),
    "ambiguous-value/true-false": Message(
        en="'{text}' is not spelled as true and false are spelled here.",
        en_fix='Write {instead}. If the word itself is meant, put it in quotes: "{text}".',
        zh="'{text}' 不是 true 或 false 的规定写法。",
        zh_fix='请写成 {instead}；如果就是这个词，请放进引号："{text}"。',
    ),
    "ambiguous-value/nothing": Message(
        en="'{text}' means that there is no value.",
        en_fix='Write a value, or delete the line. If the word itself is meant, put it in quotes: "{text}".',
        zh="'{text}' 表示没有取值。",
        zh_fix='请写上取值，或删除这一行；如果就是这个词，请放进引号："{text}"。',
    ),
    "ambiguous-value/empty": Message(
        en="'{key}' has no value.",
        en_fix="Write a value behind the colon, or delete '{key}'.",
        zh="'{key}' 没有取值。",
        zh_fix="请在冒号后写上取值，或删除 '{key}'。",
    ),
    "ambiguous-value/empty-item": Message(
        en="An entry of the list is empty.",
        en_fix="Write something behind the dash, or delete the dash.",
        zh="列表中有一项是空的。",
        zh_fix="请在短横后写上内容，或删除短横。",
    ),
    "ambiguous-value/equals": Message(
        en="'=' alone is not an ordinary text here.",
        en_fix='Put it in quotes: "=".',
        zh="单独的“=”在这里不是普通文字。",
        zh_fix='请放进引号："="。',
    ),
    "ambiguous-value/not-finite": Message(
        en="'{text}' may mean something that is not a number, or infinity.",
        en_fix='Write a number. If the word itself is meant, put it in quotes: "{text}".',
        zh="'{text}' 可能表示“不是数”或无穷大。",
        zh_fix='请写一个数；如果就是这个词，请放进引号："{text}"。',
    ),
    "ambiguous-value/base": Message(
        en="'{text}' is a number to some programs and a text to others.",
        en_fix='Write the number with the digits 0 to 9. If a code is meant, put it in quotes: "{text}".',
        zh="'{text}' 有的程序当作数，有的当作文字。",
        zh_fix='数请用 0 到 9 的数字书写；如果是代码，请放进引号："{text}"。',
    ),
    "ambiguous-value/exponent": Message(
        en="'{text}' is a number to some programs and a text to others.",
        en_fix='Write the number out with all its digits. If a code is meant, put it in quotes: "{text}".',
        zh="'{text}' 有的程序当作数，有的当作文字。",
        zh_fix='数请写出全部数字；如果是代码，请放进引号："{text}"。',
    ),
    "ambiguous-value/clock": Message(
        en="'{text}' may be a ratio, a time or a text.",
        en_fix='For a ratio write a decimal or a percentage. If a text is meant, put it in quotes: "{text}".',
        zh="'{text}' 可能是比例、时间或文字。",
        zh_fix='比例请写成小数或百分数；如果是文字，请放进引号："{text}"。',
    ),
    "ambiguous-value/leading-zero": Message(
        en="'{text}' begins with a zero: some programs read it as another number.",
        en_fix='For a number leave the zero out. If a code is meant, put it in quotes: "{text}".',
        zh="'{text}' 以零开头，有的程序会读成别的数。",
        zh_fix='数请去掉开头的零；如果是代码，请放进引号："{text}"。',
    ),
    "ambiguous-value/number-form": Message(
        en="'{text}' is not written as numbers are written here.",
        en_fix='Write digits on both sides of the point and no plus sign. If a text is meant, put it in quotes: "{text}".',
        zh="'{text}' 不是规定的数的写法。",
        zh_fix='小数点两边都要有数字，不写正号；如果是文字，请放进引号："{text}"。',
    ),
    "ambiguous-value/separator": Message(
        en="'{text}' is a number to some programs and a text to others.",
        en_fix="Write the number without '_'. If a code is meant, put it in quotes: \"{text}\".",
        zh="'{text}' 有的程序当作数，有的当作文字。",
        zh_fix='数中请不要写“_”；如果是代码，请放进引号："{text}"。',
    ),
    "number-size": Message(
        en="'{text}' has more than 15 digits before or more than 10 behind the point.",
        en_fix="Use a larger unit or round it. If it is a code, put it in quotes.",
        zh="'{text}' 的整数部分超过 15 位，或小数部分超过 10 位。",
        zh_fix="请换用更大的单位或四舍五入；如果是代码，请放进引号。",
    ),
}

CATALOGUE: dict[str, Message] = {**_FILE, **_CHARACTERS, **layout.CATALOGUE, **_KEYS, **_VALUES}
