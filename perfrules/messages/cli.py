"""Messages about the command line, its files, and cases."""

from perfrules.messages.message import Message

_USAGE: dict[str, Message] = {
    "command-unknown": Message(
        en="There is no command '{command}'.",
        en_fix="The commands are: {known}. See perfrules --help.",
        zh="没有“{command}”这个命令。",
        zh_fix="可用的命令：{known}。详见 perfrules --help。",
    ),
    "command-unknown/near": Message(
        en="There is no command '{command}'.",
        en_fix="Did you mean '{near}'? See perfrules --help.",
        zh="没有“{command}”这个命令。",
        zh_fix="是否应为“{near}”？详见 perfrules --help。",
    ),
    "command-line": Message(
        en="The command line cannot be understood: {said}",
        en_fix="See perfrules {command} --help.",
        zh="无法理解命令行：{said}",
        zh_fix="详见 perfrules {command} --help。",
    ),
    "argument-missing": Message(
        en="'{argument}' is missing.",
        en_fix="See perfrules {command} --help.",
        zh="缺少“{argument}”。",
        zh_fix="详见 perfrules {command} --help。",
    ),
    "argument-extra": Message(
        en="There are more arguments than '{command}' takes.",
        en_fix="Put a name with blanks in quotes. See perfrules {command} --help.",
        zh="给“{command}”的参数过多。",
        zh_fix="含空格的名称请加引号。详见 perfrules {command} --help。",
    ),
    "option-unknown": Message(
        en="'{option}' is not an option here.",
        en_fix="See perfrules {command} --help.",
        zh="这里没有“{option}”这个选项。",
        zh_fix="详见 perfrules {command} --help。",
    ),
    "option-table": Message(
        en="'{value}' cannot stand behind '--table'.",
        en_fix="Write the id of a table, =, and its file, as in --table targets=targets.csv; each table once.",
        zh="“--table”后面不能写“{value}”。",
        zh_fix="请写表的标识、= 和文件，例如 --table targets=targets.csv；每个表只写一次。",
    ),
    "option-rules-file": Message(
        en="'{value}' cannot stand behind '{option}'.",
        en_fix="Write a rule set, =, and a data file, as in {option} cn.satisfaction_survey=answers.csv.",
        zh="“{option}”后面不能写“{value}”。",
        zh_fix="请写规则集、= 和数据文件，例如 {option} cn.satisfaction_survey=answers.csv。",
    ),
    "portfolio-rules": Message(
        en="The rules '{rules}' have no table that results could fill.",
        en_fix="Choose a portfolio such as cn.portfolio_disclosure, or write from: results on a table.",
        zh="规则“{rules}”没有可由评价结果填入的表。",
        zh_fix="请选用汇总类规则集，如 cn.portfolio_disclosure，或在表上写 from: results。",
    ),
    "portfolio-record": Message(
        en="{file} holds {count} records; a portfolio has one.",
        en_fix="Leave the one that belongs to this portfolio.",
        zh="{file} 中有{count}条记录，而一份汇总只有一条。",
        zh_fix="请只保留属于这份汇总的一条。",
    ),
    "option-value": Message(
        en="Nothing stands behind '{option}'.",
        en_fix="Give its value. See perfrules {command} --help.",
        zh="“{option}”后面没有内容。",
        zh_fix="请给出它的值。详见 perfrules {command} --help。",
    ),
    "option-choice": Message(
        en="'{value}' cannot stand behind '{option}'.",
        en_fix="Write one of: {words}.",
        zh="“{option}”后面不能写“{value}”。",
        zh_fix="请写其中之一：{words}。",
    ),
    "option-date": Message(
        en="'{value}' behind '{option}' is no date.",
        en_fix="Write year-month-day, as 2024-09-30.",
        zh="“{option}”后面的“{value}”不是日期。",
        zh_fix="请写年-月-日，如 2024-09-30。",
    ),
    "option-needed": Message(
        en="'{option}' is missing: nothing here looks at the clock.",
        en_fix="Give the day on which the problems are passed on to the units, as {option} 2024-06-30.",
        zh="缺少“{option}”：程序不看系统时钟。",
        zh_fix="请写明向责任单位下达问题的日期，如 {option} 2024-06-30。",
    ),
    "input-unknown": Message(
        en="The rules have no input '{input}'.",
        en_fix="Name one of their inputs by its id; perfrules show lists them.",
        zh="规则中没有“{input}”这项填报内容。",
        zh_fix="请写填报内容的标识；perfrules show 会列出。",
    ),
    "input-unknown/near": Message(
        en="The rules have no input '{input}'.",
        en_fix="Did you mean '{near}'?",
        zh="规则中没有“{input}”这项填报内容。",
        zh_fix="是否应为“{near}”？",
    ),
    "item-unknown": Message(
        en="The rules have no item '{item}'.",
        en_fix="Name an indicator, group, value, flag or outcome by its id, or total or grade; perfrules show lists them.",
        zh="规则中没有“{item}”这一项。",
        zh_fix="请写指标、分组、中间值、问题或结果应用的标识，或 total、grade；perfrules show 会列出。",
    ),
    "item-unknown/near": Message(
        en="The rules have no item '{item}'.",
        en_fix="Did you mean '{near}'?",
        zh="规则中没有“{item}”这一项。",
        zh_fix="是否应为“{near}”？",
    ),
    "record-unknown": Message(
        en="No record has the id '{id}'.",
        en_fix="Give one of: {known}.",
        zh="没有编号为“{id}”的记录。",
        zh_fix="请写其中之一：{known}。",
    ),
    "record-needed": Message(
        en="The data hold {count} records; one is needed.",
        en_fix="Add --record with one of: {known}.",
        zh="数据中有{count}条记录，只能解释其中一条。",
        zh_fix="请加上 --record，并写其中之一：{known}。",
    ),
}
_FILES: dict[str, Message] = {
    "input-twice": Message(
        en="Rules and data cannot both come from standard input.",
        en_fix="Give one of them as a file.",
        zh="规则和数据不能都来自标准输入。",
        zh_fix="请把其中之一存为文件。",
    ),
    "output-exists": Message(
        en="There is a file '{file}' already; it was not touched.",
        en_fix="Give another name, or delete that file first.",
        zh="文件“{file}”已存在，未作改动。",
        zh_fix="请换一个文件名，或先删除该文件。",
    ),
    "output-unwritable": Message(
        en="'{file}' cannot be written; nothing was changed.",
        en_fix="Check that its folder is there, that you may write to it and that the disk is not full.",
        zh="无法写入“{file}”，没有作任何改动。",
        zh_fix="请检查所在文件夹是否存在、是否有写入权限、磁盘是否已满。",
    ),
    "output-is-input": Message(
        en="'{file}' is a file that is read; the output would replace it.",
        en_fix="Give another name behind '-o'.",
        zh="“{file}”正是要读取的文件，输出会将其覆盖。",
        zh_fix="请在 -o 后换一个文件名。",
    ),
}
_CASES: dict[str, Message] = {
    "cases-none": Message(
        en="There are no cases for '{path}'.",
        en_fix="Cases stand in files called cases.yaml, or beside rules.yaml in rules.cases.yaml.",
        zh="没有找到“{path}”的算例。",
        zh_fix="算例应写在 cases.yaml 中，或写在规则 rules.yaml 旁的 rules.cases.yaml 中。",
    ),
    "case-id": Message(
        en="The rules of this case have no {section} '{id}'.",
        en_fix="They have: {known}.",
        zh="本算例的规则中没有{section}“{id}”。",
        zh_fix="可用的有：{known}。",
    ),
    "case-id/near": Message(
        en="The rules of this case have no {section} '{id}'.",
        en_fix="Did you mean '{near}'?",
        zh="本算例的规则中没有{section}“{id}”。",
        zh_fix="是否应为“{near}”？",
    ),
    "case-twice": Message(
        en="Another case is called '{name}', too.",
        en_fix="Give every case a name of its own.",
        zh="另有算例也叫“{name}”。",
        zh_fix="请给每个算例不同的名称。",
    ),
}
CATALOGUE: dict[str, Message] = {**_USAGE, **_FILES, **_CASES}
