"""Messages about mapping files."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "mapping-format": Message(
        en="A mapping file begins with the line 'format: 1'.",
        en_fix="Write it as the first line.",
        zh="映射文件应以 format: 1 一行开头。",
        zh_fix="请写在第一行。",
    ),
    "mapping-word": Message(
        en="'{name}' is not a word of a mapping file here.",
        en_fix="The words are: format, records, tables, words, ignore; below them file, sheet, header_row, columns; field, unit.",
        zh="映射文件此处没有“{name}”这个词。",
        zh_fix="可用的词：format、records、tables、words、ignore；其下为 file、sheet、header_row、columns；field、unit。",
    ),
    "mapping-word/near": Message(
        en="'{name}' is not a word of a mapping file here.",
        en_fix="Did you mean '{near}'?",
        zh="映射文件此处没有“{name}”这个词。",
        zh_fix="是否应为“{near}”？",
    ),
    "mapping-group": Message(
        en="Names with their meanings belong here.",
        en_fix="Write them one in a line, indented, as in '投资额: budget'.",
        zh="此处应为名称及其含义。",
        zh_fix="请每行写一个并缩进，例如 投资额: budget。",
    ),
    "mapping-list": Message(
        en="A list belongs here.",
        en_fix="Write it in brackets, as in [备注, 序号].",
        zh="此处应为列表。",
        zh_fix="请写在方括号内，例如 [备注, 序号]。",
    ),
    "mapping-text": Message(
        en="A single word or number belongs here.",
        en_fix="Write it behind the colon.",
        zh="此处应为单个词或数字。",
        zh_fix="请写在冒号后面。",
    ),
    "mapping-row": Message(
        en="The row of a header is a whole number from 1.",
        en_fix="Write the number that the spreadsheet shows beside the row.",
        zh="表头所在行应为从1起的整数。",
        zh_fix="请写电子表格左侧显示的行号。",
    ),
    "mapping-column": Message(
        en="It is not said which field the column '{header}' holds.",
        en_fix="Add 'field:' with the id of the field.",
        zh="没有写明“{header}”列是哪个字段。",
        zh_fix="请加上 field: 和字段的标识。",
    ),
    "mapping-field": Message(
        en="The rules have no field '{name}' here.",
        en_fix="Write the id of an input, table.column for a column, or id for the id of the record.",
        zh="规则此处没有字段“{name}”。",
        zh_fix="请写输入项的标识；列写作 表.列；记录编号写 id。",
    ),
    "mapping-field/near": Message(
        en="The rules have no field '{name}' here.",
        en_fix="Did you mean '{near}'?",
        zh="规则此处没有字段“{name}”。",
        zh_fix="是否应为“{near}”？",
    ),
    "mapping-field/several": Message(
        en="'{name}' may mean several fields.",
        en_fix="Write one of: {known}.",
        zh="“{name}”可能指几个字段。",
        zh_fix="请写其中之一：{known}。",
    ),
    "mapping-unit": Message(
        en="Figures in '{unit}' cannot be converted to those of {field}{expected}.",
        en_fix="Convert them in the file. Only 元, 千元, 万元, 亿元, and % for percentages, are converted here.",
        zh="以“{unit}”为单位的数字不能换算为{field}{expected}。",
        zh_fix="请在文件中换算。这里只换算元、千元、万元、亿元，以及比率的 %。",
    ),
    "mapping-value": Message(
        en="'{value}', for which '{word}' stands, is no value of {field}.",
        en_fix="Write a word of the field as the rules have it; true or false for yes and no.",
        zh="“{word}”所对应的“{value}”不是{field}的取值。",
        zh_fix="请写规则中该字段的选项；是否类写 true 或 false。",
    ),
    "mapping-path": Message(
        en="'{file}' leads out of the folder of the mapping file.",
        en_fix="Put the file beside the mapping file, and write its name alone; or give it with --table.",
        zh="“{file}”指向映射文件所在文件夹之外。",
        zh_fix="请把文件放在映射文件旁，只写文件名；或用 --table 给出。",
    ),
}
