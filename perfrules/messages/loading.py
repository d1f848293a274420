"""Messages about finding a rule file and about what its words say."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "file-not-found": Message(
        en="There is no file '{file}'.",
        en_fix="Check the spelling and the folder it is in.",
        zh="找不到文件“{file}”。",
        zh_fix="请检查文件名和所在文件夹。",
    ),
    "file-unreadable": Message(
        en="The file '{file}' cannot be read.",
        en_fix="Check that it is a file, that its name is right and that you may read it.",
        zh="无法读取文件“{file}”。",
        zh_fix="请检查它是否为文件、名称是否正确、是否有读取权限。",
    ),
    "file-unreadable/folder": Message(
        en="'{file}' is a folder, not a rule file.",
        en_fix="Name one file inside it.",
        zh="“{file}”是文件夹，不是规则文件。",
        zh_fix="请指明其中的一个文件。",
    ),
    "set-not-found": Message(
        en="No rule set has the id '{id}'.",
        en_fix="The sets are: {known}. A file of your own is named by its path, such as ./rules.yaml.",
        zh="没有标识为“{id}”的规则集。",
        zh_fix="现有规则集：{known}。自己的文件请写路径，如 ./rules.yaml。",
    ),
    "set-not-found/near": Message(
        en="No rule set has the id '{id}'.",
        en_fix="Did you mean '{near}'? A file of your own is named by its path, such as ./rules.yaml.",
        zh="没有标识为“{id}”的规则集。",
        zh_fix="是否应为“{near}”？自己的文件请写路径，如 ./rules.yaml。",
    ),
    "bad-date/as-of": Message(
        en="'{found}' is not a day of the calendar, so the text in force that day cannot be told.",
        en_fix="Write year, month and day with hyphens, as 2024-09-30.",
        zh="“{found}”不是有效的日期，无法确定当日施行的文本。",
        zh_fix="请写成“年-月-日”，如 2024-09-30。",
    ),
    "not-in-force": Message(
        en="These rules are in force from {from} on; on {as_of} they were not yet.",
        en_fix="Ask for a later day, or use the rules that were in force before.",
        zh="本规则自{from}起施行，{as_of}尚未施行。",
        zh_fix="请改用以后的日期，或使用此前施行的规则。",
    ),
    "not-in-force/ended": Message(
        en="These rules were in force until {until}; on {as_of} they are no longer.",
        en_fix="Ask for an earlier day, or use the rules that replaced them.",
        zh="本规则施行至{until}，{as_of}已停止施行。",
        zh_fix="请改用以前的日期，或使用替代它的规则。",
    ),
    "in-force-order": Message(
        en="The rules end on {until}, before they begin on {from}.",
        en_fix="Put the first day under 'from' and the last day under 'until'.",
        zh="规则的终止日{until}早于起始日{from}。",
        zh_fix="“from”写第一天，“until”写最后一天。",
    ),
    "name-taken": Message(
        en="'{name}' is the id of {taken_by} already and cannot be that of {kind} as well: formulas could not tell them apart.",
        en_fix="Give one of them another id.",
        zh="“{name}”已是{taken_by}的标识，不能同时作为{kind}的标识，否则公式无法区分。",
        zh_fix="请给其中一个换一个标识。",
    ),
    "name-taken/column": Message(
        en="The column '{name}' of '{table}' has the id of {taken_by}: formulas on the rows could not tell them apart.",
        en_fix="Give one of them another id.",
        zh="表“{table}”的列“{name}”与{taken_by}的标识相同，行内公式无法区分。",
        zh_fix="请给其中一个换一个标识。",
    ),
    "number-needed": Message(
        en="'{word}' takes a number that is written out; here stands '{found}'.",
        en_fix="Write a number or a percentage, such as 10 or 80%.",
        zh="“{word}”应为直接写出的数，这里却是“{found}”。",
        zh_fix="请写数值或百分比，如 10 或 80%。",
    ),
    "number-needed/plain": Message(
        en="'{word}' takes points; here stands the percentage '{found}'.",
        en_fix="Write the points as a plain number, such as 10.",
        zh="“{word}”应为分数，这里却是百分比“{found}”。",
        zh_fix="请写成普通数值，如 10。",
    ),
    "constant-kind": Message(
        en="'{word}' is to be {kind}; here stands '{found}'.",
        en_fix="Write it as {example}, or change 'kind'. What is to be calculated goes under 'values'.",
        zh="“{word}”应为{kind}，这里却是“{found}”。",
        zh_fix="请按 {example} 的形式书写，或修改 kind。需要计算的内容请写在 values 中。",
    ),
    "constant-kind/share": Message(
        en="'{word}' is to be a percentage; {found} without a percent sign would be {found} times the whole.",
        en_fix="Write '{found}%'.",
        zh="“{word}”应为百分比；{found} 不带百分号表示整体的 {found} 倍。",
        zh_fix="请写“{found}%”。",
    ),
    "constant-kind/unit": Message(
        en="'{found}' cannot be converted into {unit}.",
        en_fix="Write the amount in {unit}, without its unit.",
        zh="“{found}”无法换算为{unit}。",
        zh_fix="请直接写以{unit}为单位的金额，不带单位。",
    ),
    "parameter-kind": Message(
        en="What kind of value '{found}' is cannot be told.",
        en_fix="Add 'kind', for example 'kind: text'. What is to be calculated goes under 'values'.",
        zh="无法判断“{found}”的类型。",
        zh_fix="请补充 kind，如 kind: text。需要计算的内容请写在 values 中。",
    ),
    "money-unit": Message(
        en="'{name}' is money, but says not in which unit.",
        en_fix="Add the unit, such as 'unit: 万元'.",
        zh="“{name}”是金额，却没有写单位。",
        zh_fix="请补充单位，如 unit: 万元。",
    ),
    "limit-without-number": Message(
        en="'{word}' has a meaning only for numbers; this is none.",
        en_fix="Remove '{word}', or change 'kind'.",
        zh="“{word}”只适用于数值，本项不是数值。",
        zh_fix="请删去“{word}”，或修改 kind。",
    ),
    "word-list-unknown": Message(
        en="There is no word list '{name}'.",
        en_fix="Define it under 'word_lists', or write the words here as {{word: title}}.",
        zh="没有名为“{name}”的词表。",
        zh_fix="请在 word_lists 中定义，或在此直接写 {{词: 名称}}。",
    ),
    "word-list-unknown/near": Message(
        en="There is no word list '{name}'.",
        en_fix="Did you mean '{near}'?",
        zh="没有名为“{name}”的词表。",
        zh_fix="是否应为“{near}”？",
    ),
    "like-unknown": Message(
        en="There is no indicator '{name}' to take words over from.",
        en_fix="Name an indicator of this file under 'like', or write the words here.",
        zh="没有可供沿用的指标“{name}”。",
        zh_fix="“like”请写本文件中的指标，或在此直接写出各词。",
    ),
    "like-unknown/near": Message(
        en="There is no indicator '{name}' to take words over from.",
        en_fix="Did you mean '{near}'?",
        zh="没有可供沿用的指标“{name}”。",
        zh_fix="是否应为“{near}”？",
    ),
    "like-circle": Message(
        en="These indicators take over from one another in a circle: {names}.",
        en_fix="Write one of them out, without 'like'.",
        zh="这些指标相互沿用，形成循环：{names}。",
        zh_fix="请将其中一个完整写出，不用 like。",
    ),
    "like-circle/self": Message(
        en="The indicator '{name}' takes over from itself.",
        en_fix="Name another indicator under 'like', or remove it.",
        zh="指标“{name}”沿用了自身。",
        zh_fix="“like”请写另一个指标，或删去。",
    ),
    "option-parameter": Message(
        en="'{word}' takes one of {allowed}; the parameter '{name}' can say something else.",
        en_fix="Give the parameter 'kind: choice' with no other words than {allowed}.",
        zh="“{word}”只能是 {allowed} 之一，而参数“{name}”可以是别的内容。",
        zh_fix="请将该参数设为 kind: choice，且选项词不超出 {allowed}。",
    ),
    "bad-deadline": Message(
        en="'{found}' is not a time for putting things right.",
        en_fix="Write '60 days', '10 working days', a date such as 2024-09-30, or {{within: 60 days, from: a date's id}}.",
        zh="“{found}”不是整改期限。",
        zh_fix="请写 60 days（日）、10 working days（工作日）、日期如 2024-09-30，或 {{within: 60 days, from: 日期的标识}}。",
    ),
    "not-supported/working-days": Message(
        en="'{found}' from a date needs a calendar of working days, which is not supported in this version.",
        en_fix="Write days without 'working', or remove 'from'.",
        zh="从某日起算的“{found}”需要工作日历，本版本尚不支持。",
        zh_fix="请改用自然日（如 60 days），或删去 from。",
    ),
}
