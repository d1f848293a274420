"""Messages: formulas, from their characters to their kinds."""

from perfrules.messages.message import Message

_CHARACTERS = {
    "formula-character/full-width": Message(
        en="'{char}' is a full-width or typographic character.",
        en_fix="Type '{plain}' with the input method switched to half-width.",
        zh="“{char}”是全角或排版字符。",
        zh_fix="请改用半角字符“{plain}”。",
    ),
    "formula-character/lookalike": Message(
        en="'{char}' ({code}) only looks like an ordinary letter or digit.",
        en_fix="Type the word again with ordinary letters or Chinese characters.",
        zh="“{char}”（{code}）只是看起来像普通字母或数字。",
        zh_fix="请用普通字母或汉字重新输入这个词。",
    ),
    "formula-character/invisible": Message(
        en="There is an invisible character ({char}) here.",
        en_fix="Delete it; typing the formula again instead of pasting it helps.",
        zh="此处有看不见的字符（{char}）。",
        zh_fix="请删除该字符；重新输入公式，不要粘贴。",
    ),
    "formula-character/sign": Message(
        en="'{char}' has no meaning in a formula.",
        en_fix="Take it out. A formula holds names, numbers, quoted words, + - * / and comparisons.",
        zh="“{char}”在公式中没有意义。",
        zh_fix="请删去。公式由名称、数字、加引号的词、+ - * / 和比较组成。",
    ),
    "formula-number": Message(
        en="'{number}' is not a plain number.",
        en_fix="Write digits with at most one point between them, as 1200 or 0.5, without separators and exponents.",
        zh="“{number}”不是普通的数。",
        zh_fix="请写成 1200 或 0.5 这样的数字，不用分隔符和指数。",
    ),
    "formula-number/size": Message(
        en="'{number}' has more digits than a formula takes.",
        en_fix="Use at most 15 digits before the point and 10 after it, perhaps with a larger unit.",
        zh="“{number}”的位数过多。",
        zh_fix="小数点前最多15位，后最多10位；可换用更大的单位。",
    ),
    "formula-percent": Message(
        en="A % stands here without a number directly before it.",
        en_fix="Write the number and the sign together, as 80%.",
        zh="此处的 % 前面没有紧接着数字。",
        zh_fix="请把数字和百分号连写，如 80%。",
    ),
    "formula-empty": Message(
        en="The formula is empty.",
        en_fix="Write a formula, as executed / budget.",
        zh="公式是空的。",
        zh_fix="请写出公式，如 executed / budget。",
    ),
    "formula-too-long": Message(
        en="The formula has {length} characters; {limit} are allowed.",
        en_fix="Divide it into named values.",
        zh="公式有{length}个字符，最多允许{limit}个。",
        zh_fix="请拆成几个命名的中间值（values）。",
    ),
    "formula-too-long/word": Message(
        en="A quoted text in the formula is longer than {limit} characters.",
        en_fix="Use a choice with short words.",
        zh="公式中加引号的文字超过{limit}个字符。",
        zh_fix="请改用选项（choice）及简短的选项词。",
    ),
    "formula-too-long/parts": Message(
        en="The formula has more than {limit} parts.",
        en_fix="Divide it into named values.",
        zh="公式的组成部分超过{limit}个。",
        zh_fix="请拆成几个命名的中间值（values）。",
    ),
    "formula-too-deep": Message(
        en="The formula is nested more than {limit} deep.",
        en_fix="Divide it into named values.",
        zh="公式的嵌套超过{limit}层。",
        zh_fix="请拆成几个命名的中间值（values）。",
    ),
}

_FORM = {
    "formula-syntax": Message(
        en="The formula breaks off or goes wrong here.",
        en_fix="Look for a missing name, number or sign at this place.",
        zh="公式从此处起不完整或有误。",
        zh_fix="请检查此处是否缺少名称、数字或运算符。",
    ),
    "formula-syntax/bracket": Message(
        en="The bracket '{bracket}' has no partner.",
        en_fix="Add the missing bracket or take this one out.",
        zh="括号“{bracket}”没有配对。",
        zh_fix="请补上缺少的括号，或删去这一个。",
    ),
    "formula-syntax/open-quote": Message(
        en="A quoted text begins here and does not end.",
        en_fix="Add the closing quote.",
        zh="此处开始的引号没有结束。",
        zh_fix="请补上后引号。",
    ),
    "formula-syntax/two-texts": Message(
        en="Two quoted texts stand side by side.",
        en_fix="Put a comma or a sign between them.",
        zh="两段加引号的文字连在一起。",
        zh_fix="请在中间加逗号或运算符。",
    ),
    "formula-not-allowed": Message(
        en="'{word}' is not allowed in a formula.",
        en_fix="Use names, numbers, quoted words, + - * /, comparisons, and, or, not, in […], if … else and the listed functions.",
        zh="公式中不允许“{word}”。",
        zh_fix="可用名称、数字、加引号的词、+ - * /、比较、and、or、not、in […]、if … else 和所列函数。",
    ),
    "formula-not-allowed/instead": Message(
        en="'{word}' is not allowed in a formula.",
        en_fix="Write '{instead}' instead.",
        zh="公式中不允许“{word}”。",
        zh_fix="请改写为“{instead}”。",
    ),
    "formula-not-allowed/point": Message(
        en="A point stands here outside a number.",
        en_fix="Write a digit on both sides of a decimal point, as 0.5; names have no parts after a point.",
        zh="此处的点不在数字之中。",
        zh_fix="小数点前后都要有数字，如 0.5；名称后不能用点取其一部分。",
    ),
    "formula-not-allowed/comma": Message(
        en="A comma stands between figures outside a function.",
        en_fix="Write large numbers without separators, as 1000000.",
        zh="函数之外的数字之间有逗号。",
        zh_fix="大数不加分隔符，如 1000000。",
    ),
    "formula-not-allowed/list": Message(
        en="A list in brackets stands only after 'in' and in mentions(…), and holds only numbers and quoted words.",
        en_fix="Write it as: section in ['output', 'benefit'].",
        zh="方括号列表只能写在 in 之后或 mentions(…) 之中，且只含数字和加引号的词。",
        zh_fix="请写成：section in ['output', 'benefit']。",
    ),
    "formula-not-allowed/call": Message(
        en="Brackets follow something that is not a function.",
        en_fix="Put a sign before the bracket, as 2 * (a + b), or use a function's name.",
        zh="括号前面不是函数。",
        zh_fix="请在括号前加运算符，如 2 * (a + b)，或写函数名。",
    ),
    "formula-not-allowed/arguments": Message(
        en="A function takes plain values only, without '=' and '*' before them.",
        en_fix="Write the values one after the other, as max(a, b).",
        zh="函数的参数只能是普通的值，前面不能有“=”或“*”。",
        zh_fix="请依次写出各值，如 max(a, b)。",
    ),
    "placeholder-brace": Message(
        en="A brace of this text has no partner, or stands inside another pair.",
        en_fix="Write {{name}} around each name or formula, and no other braces.",
        zh="文字中的花括号没有配对，或套在另一对之中。",
        zh_fix="每个名称或公式各用一对 {{名称}}，此外不用花括号。",
    ),
}

_NAMES = {
    "formula-name": Message(
        en="'{name}' is not a name that is known here.",
        en_fix="Declare it under inputs, parameters or values, or correct the name.",
        zh="此处没有名为“{name}”的项。",
        zh_fix="请在 inputs、parameters 或 values 中声明，或改正名称。",
    ),
    "formula-name/near": Message(
        en="'{name}' is not a name that is known here.",
        en_fix="Did you mean '{near}'?",
        zh="此处没有名为“{name}”的项。",
        zh_fix="是否应为“{near}”？",
    ),
    "formula-name/score": Message(
        en="'{name}' is an indicator or group; its name alone is not a figure.",
        en_fix="Write score_of({name}) for its points or rate_of({name}) for the share of its points.",
        zh="“{name}”是指标或分组，名称本身不是数。",
        zh_fix="得分写 score_of({name})，得分率写 rate_of({name})。",
    ),
    "formula-name/table": Message(
        en="'{name}' is a table; its name alone is not a figure.",
        en_fix="Use a function over its rows, as count_of({name}).",
        zh="“{name}”是表，名称本身不是数。",
        zh_fix="请用对各行的函数，如 count_of({name})。",
    ),
    "formula-name/flag": Message(
        en="'{name}' is a flag; its name alone is not yes or no.",
        en_fix="Write fired({name}).",
        zh="“{name}”是问题标识，名称本身不是是或否。",
        zh_fix="请写 fired({name})。",
    ),
    "formula-name/function": Message(
        en="'{name}' is a function and needs brackets.",
        en_fix="Write {name}(…) with what it works on.",
        zh="“{name}”是函数，后面须有括号。",
        zh_fix="请写 {name}(…)，并填入参数。",
    ),
    "formula-function": Message(
        en="There is no function '{name}'.",
        en_fix="The reference page 'Formulas' lists the functions.",
        zh="没有函数“{name}”。",
        zh_fix="可用的函数见参考页“公式”。",
    ),
    "formula-function/near": Message(
        en="There is no function '{name}'.",
        en_fix="Did you mean '{near}'?",
        zh="没有函数“{name}”。",
        zh_fix="是否应为“{near}”？",
    ),
    "formula-function/no-grades": Message(
        en="grade_of needs grades, and this rule set has none.",
        en_fix="Add a section 'grades'.",
        zh="grade_of 需要等级，而本规则集没有等级。",
        zh_fix="请增加 grades 一节。",
    ),
    "formula-id": Message(
        en="{function} does not know '{name}'.",
        en_fix="Write the id of an item of the right section: a table, an indicator or group, a flag, a scale.",
        zh="{function} 找不到“{name}”。",
        zh_fix="请写相应章节中的标识：表、指标或分组、问题标识、尺度。",
    ),
    "formula-id/near": Message(
        en="{function} does not know '{name}'.",
        en_fix="Did you mean '{near}'?",
        zh="{function} 找不到“{name}”。",
        zh_fix="是否应为“{near}”？",
    ),
    "formula-arguments": Message(
        en="{name} takes {count} parts in its brackets; {given} are given.",
        en_fix="The reference page 'Formulas' shows how it is written.",
        zh="{name} 的括号中应有{count}项，现有{given}项。",
        zh_fix="写法见参考页“公式”。",
    ),
    "formula-arguments/round": Message(
        en="“{part}” cannot be a number of decimal places.",
        en_fix="Write a whole number from 0 to {limit}.",
        zh="“{part}”不能作为小数位数。",
        zh_fix="请写0到{limit}的整数。",
    ),
    "formula-arguments/root": Message(
        en="“{part}” cannot be the degree of a root.",
        en_fix="Write a whole number from 2 to {limit}.",
        zh="“{part}”不能作为开方次数。",
        zh_fix="请写2到{limit}的整数。",
    ),
    "formula-row": Message(
        en="{function} compares a row with the others, but no row is looked at here.",
        en_fix="Use it where 'each' names a table, or inside a function over rows, as count_of(rows, repeats_of(name) > 1).",
        zh="{function} 把一行与其他行比较，而此处没有逐行计算。",
        zh_fix="请用于写有 each 的项，或写在对各行的函数之中，如 count_of(rows, repeats_of(name) > 1)。",
    ),
    "formula-phrase": Message(
        en="“{part}” is not a phrase to look for.",
        en_fix="Write the phrases in quotes, as mentions(reason, ['improved', 'obvious']).",
        zh="“{part}”不是可供查找的词语。",
        zh_fix="请写加引号的词语，如 mentions(reason, ['显著', '明显'])。",
    ),
    "formula-arguments/share": Message(
        en="share_of a figure needs the condition that picks the part.",
        en_fix="Write share_of(table, figure, condition).",
        zh="share_of 求金额或数值占比时，须有选出部分行的条件。",
        zh_fix="请写 share_of(表, 数值, 条件)。",
    ),
}

_KINDS = {
    "formula-kind/number": Message(
        en="“{part}” is {kind} where a number is needed.",
        en_fix="Use a number here, or compare it with == or in […].",
        zh="“{part}”是{kind}，此处需要数值。",
        zh_fix="请改用数值，或用 ==、in […] 比较。",
    ),
    "formula-kind/condition": Message(
        en="“{part}” is {kind} where yes or no is needed.",
        en_fix="Write a comparison, as rate < 80%.",
        zh="“{part}”是{kind}，此处需要是或否。",
        zh_fix="请写成比较，如 rate < 80%。",
    ),
    "formula-kind/text": Message(
        en="“{part}” is {kind} where text is needed.",
        en_fix="Use an input or column of kind text or number_or_text; a choice is compared with in […].",
        zh="“{part}”是{kind}，此处需要文字。",
        zh_fix="请使用 kind: text 或 number_or_text 的项；选项请用 in […] 比较。",
    ),
    "formula-kind/list": Message(
        en="“{part}” is {kind} where a list of texts is needed.",
        en_fix="Write the texts in brackets, as ['a', 'b'], or name a parameter with kind: texts.",
        zh="“{part}”是{kind}，此处需要文字列表。",
        zh_fix="请用方括号写出各项文字，如 ['a', 'b']，或写 kind: texts 的参数名。",
    ),
    "formula-kind/texts": Message(
        en="“{part}” is a list of texts, which stands for no single value.",
        en_fix="Use it after 'in', as name in {part}, or in mentions(…, {part}).",
        zh="“{part}”是文字列表，不代表单个值。",
        zh_fix="请写在 in 之后，如 name in {part}，或写在 mentions(…, {part}) 中。",
    ),
    "formula-kind/date": Message(
        en="“{part}” is {kind} where a date is needed.",
        en_fix="Use an input, parameter or value of kind date.",
        zh="“{part}”是{kind}，此处需要日期。",
        zh_fix="请使用 kind: date 的输入项、参数或中间值。",
    ),
    "formula-kind/compare": Message(
        en="“{left}” is {left_kind} and “{right}” is {right_kind}; they cannot be compared.",
        en_fix="Compare things of one kind; a number stands without quotes.",
        zh="“{left}”是{left_kind}，“{right}”是{right_kind}，不能比较。",
        zh_fix="请比较同类的值；数字不加引号。",
    ),
    "formula-kind/branches": Message(
        en="“{left}” is {left_kind} and “{right}” is {right_kind}; the result must be of one kind.",
        en_fix="Let all alternatives be of the same kind.",
        zh="“{left}”是{left_kind}，“{right}”是{right_kind}，结果的类型须一致。",
        zh_fix="请使各个取值为同一类型。",
    ),
    "formula-unit": Message(
        en="“{left}” is in {left_unit} and “{right}” is in {right_unit}.",
        en_fix="Declare both in the same unit.",
        zh="“{left}”的单位是{left_unit}，“{right}”的单位是{right_unit}。",
        zh_fix="请统一声明为同一单位。",
    ),
    "formula-unit/bare": Message(
        en="“{part}” is not money, but stands beside the amount “{money}”.",
        en_fix="Name the figure as a parameter with kind: money and its unit.",
        zh="“{part}”不是金额，却与金额“{money}”并列。",
        zh_fix="请把该数写成参数，注明 kind: money 和单位。",
    ),
    "formula-unit/product": Message(
        en="“{part}” multiplies two amounts of money.",
        en_fix="Divide one by the other, or multiply an amount by a plain number.",
        zh="“{part}”把两个金额相乘。",
        zh_fix="请改为相除，或用金额乘以普通数。",
    ),
    "formula-percent-sign": Message(
        en="“{number}” stands beside the percentage “{part}” without a percent sign.",
        en_fix="Write {number}%.",
        zh="“{number}”与百分比“{part}”并列，却没有百分号。",
        zh_fix="请写 {number}%。",
    ),
    "formula-points": Message(
        en="“{part}” is a percentage, but “{points}” is points.",
        en_fix="Write the number of points, or use rate_of(…) for the share of the points.",
        zh="“{part}”是百分比，而“{points}”是分数。",
        zh_fix="请写分数，或用 rate_of(…) 取得分率。",
    ),
    "formula-date": Message(
        en="'{text}' is not a date.",
        en_fix="Write year-month-day, as 2024-09-30.",
        zh="“{text}”不是日期。",
        zh_fix="请按年-月-日书写，如 2024-09-30。",
    ),
    "formula-choice-word": Message(
        en="'{word}' is not a word of “{part}”.",
        en_fix="Its words are: {words}.",
        zh="“{word}”不是“{part}”的选项词。",
        zh_fix="可用的词：{words}。",
    ),
    "formula-choice-word/near": Message(
        en="'{word}' is not a word of “{part}”.",
        en_fix="Did you mean '{near}'? Its words are: {words}.",
        zh="“{word}”不是“{part}”的选项词。",
        zh_fix="是否应为“{near}”？可用的词：{words}。",
    ),
}

CATALOGUE: dict[str, Message] = {**_CHARACTERS, **_FORM, **_NAMES, **_KINDS}
