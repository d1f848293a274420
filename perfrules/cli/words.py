"""What the help says, and the short lines that commands print, in both languages."""

from perfrules.words import Words

PROGRAM = Words(
    en="Check rule files of budget performance evaluation, and score, grade and explain records by them.\n\n"
    "RULES is the id of a shipped rule set (see perfrules list) or the path of a rule file; DATA is a file of records "
    "(.json .jsonl .yaml .csv .xlsx .parquet). A single - stands for standard input, or output.\n\n"
    "Exit codes: 0 fine; 1 a rule file has problems or a case fails; 2 wrong usage; 3 a record has mistakes in its data.",
    zh="检查预算绩效评价的规则文件，并据以对记录评分、定级、解释。\n\n"
    "RULES 是内置规则集的标识（见 perfrules list）或规则文件的路径；DATA 是记录文件（.json .jsonl .yaml .csv .xlsx .parquet）。"
    "单独一个 - 表示标准输入或标准输出。\n\n"
    "退出码：0 正常；1 规则文件有问题或算例不符；2 用法有误；3 有记录的数据有误。",
)
COMMANDS: dict[str, Words] = {
    "check": Words(
        en="Look for all mistakes in rule files and files of cases.",
        zh="检查规则文件和算例文件，列出全部问题。",
    ),
    "run": Words(
        en="Score and grade the records in DATA by RULES.",
        zh="按 RULES 对 DATA 中的记录评分、定级。",
    ),
    "review": Words(
        en="Show the figures that the forms in DATA print beside those that RULES give, and the roundings between them.",
        zh="复核：把 DATA 中各表的填报数与按 RULES 重算的结果对照，并说明舍入方式。",
    ),
    "explain": Words(
        en="Show how one ITEM of a record came about: its rule, the figures, the basis.",
        zh="说明一条记录中某一项（ITEM）的由来：规则、数据和依据。",
    ),
    "ledger": Words(
        en="List the problems of the records in DATA for rectification, take in answers, show what is overdue.",
        zh="把 DATA 中记录的问题列成整改台账，导入整改反馈，列出逾期事项。",
    ),
    "portfolio": Words(
        en="Evaluate many objects, and then the portfolio that their results make.",
        zh="评价一批对象，再对其结果的汇总进行评价。",
    ),
    "verify": Words(
        en="Compute the results in RESULT once more and compare to the byte.",
        zh="重新计算 RESULT 中的结果，并逐字节比对。",
    ),
    "test": Words(
        en="Run worked cases and show where results part from what was expected.",
        zh="运行算例，指出结果与预期不符之处。",
    ),
    "list": Words(en="List the shipped rule sets.", zh="列出内置的规则集。"),
    "show": Words(
        en="Show a rule set: laws, inputs, score tree, grades, flags, provenance; its consolidated text; its history.",
        zh="显示规则集：依据、填报内容、指标体系、等级、问题、出处；合并文本；沿革。",
    ),
    "schema": Words(
        en="Print the JSON Schema of rule files, for editors that complete and check while typing.",
        zh="输出规则文件的 JSON Schema，供编辑器自动补全和即时检查。",
    ),
    "copy": Words(
        en="Copy a shipped rule set with its comments to FILE, to be edited.",
        zh="把内置规则集连同注释复制到 FILE，以便修改。",
    ),
    "template": Words(
        en="Print an empty record for RULES, with a comment on every field; -o FILE.csv or .xlsx writes an empty sheet.",
        zh="输出 RULES 的空白记录，每个字段都有注释；-o 文件.csv 或 .xlsx 写出空白表格。",
    ),
    "demo": Words(
        en="Evaluate a real example that is shipped with perfrules: a self-evaluation form, or the disclosure of a year's evaluations.",
        zh="评价一份随程序附带的真实材料：一份自评表，或一份年度评价结果公开。",
    ),
}
EXAMPLES: dict[str, str] = {
    "": "perfrules demo\nperfrules copy cn.project_self_evaluation my.yaml\nperfrules check my.yaml\n"
    "perfrules template my.yaml -o record.yaml\nperfrules run my.yaml record.yaml",
    "check": "perfrules check my.yaml",
    "run": "perfrules run cn.project_self_evaluation record.json\n"
    "perfrules run my.yaml records.json --format markdown -o report.md\n"
    "perfrules run my.yaml records.csv -o results.xlsx --findings problems.xlsx\n"
    "perfrules run my.yaml records.parquet -o results.parquet --columns id,score,grade",
    "review": "perfrules review cn.project_self_evaluation forms.json\n"
    "perfrules review cn.project_self_evaluation forms.json --format csv -o differences.csv",
    "explain": "perfrules explain my.yaml record.json budget_execution\n"
    "perfrules explain my.yaml records.json grade --record P-017",
    "ledger": "perfrules ledger my.yaml records.json --issued 2024-06-30 --responsible department -o ledger.xlsx\n"
    "perfrules ledger my.yaml records.json --issued 2024-06-30 --answers answers.xlsx --at 2024-10-01 -o ledger.xlsx",
    "portfolio": "perfrules portfolio cn.portfolio_disclosure cn.project_evaluation projects.xlsx\n"
    "perfrules portfolio my_portfolio.yaml cn.project_self_evaluation forms.csv --own printed.yaml "
    "--also cn.project_evaluation=others.csv",
    "verify": "perfrules verify results.jsonl my.yaml records.csv",
    "test": "perfrules test cn.project_self_evaluation\nperfrules test my.yaml\nperfrules test .",
    "list": "perfrules list",
    "show": "perfrules show cn.project_self_evaluation\nperfrules show my.yaml --as-of 2026-06-30 --format markdown -o text.md\n"
    "perfrules show my.yaml --history",
    "schema": "perfrules schema -o rule-file.schema.json",
    "copy": "perfrules copy cn.project_self_evaluation my.yaml",
    "template": "perfrules template cn.project_self_evaluation -o record.yaml",
    "demo": "perfrules demo\nperfrules demo karamay --texts en",
}
ARGUMENTS: dict[str, Words] = {
    "files": Words(
        en="Rule files, ids of shipped sets, files of cases; - for standard input.",
        zh="规则文件、内置规则集的标识、算例文件；- 为标准输入。",
    ),
    "rules": Words(
        en="Id of a shipped rule set or path of a rule file; - for standard input.",
        zh="内置规则集的标识或规则文件的路径；- 为标准输入。",
    ),
    "data": Words(
        en="File of records: .json .jsonl .yaml .csv .xlsx .parquet; - for standard input.",
        zh="记录文件：.json .jsonl .yaml .csv .xlsx .parquet；- 为标准输入。",
    ),
    "object_rules": Words(
        en="The rule set by which the objects in DATA are evaluated.",
        zh="对 DATA 中的对象进行评价所用的规则集。",
    ),
    "result": Words(
        en="File of results: .jsonl, .json or .csv.",
        zh="结果文件：.jsonl、.json 或 .csv。",
    ),
    "item": Words(
        en="Id of an indicator, group, value, flag or outcome, or total or grade.",
        zh="指标、分组、中间值、问题或结果应用的标识，或 total、grade。",
    ),
    "paths": Words(
        en="Files of cases (cases.yaml, *.cases.yaml), folders to be searched, or rule sets whose cases stand beside them.",
        zh="算例文件（cases.yaml、*.cases.yaml）、要搜索的文件夹，或旁边有算例的规则集。",
    ),
    "id": Words(en="Id of a shipped rule set.", zh="内置规则集的标识。"),
    "example": Words(
        en="putuo: a self-evaluation form (default); karamay: the disclosure of a year's evaluations.",
        zh="putuo 自评表（默认）；karamay 年度评价结果公开。",
    ),
    "file": Words(
        en="The new file; one that exists is never replaced; - for standard output.",
        zh="新文件，不会覆盖已有文件；- 为标准输出。",
    ),
}
OPTIONS: dict[str, Words] = {
    "format": Words(
        en="Form of the result: table, json, jsonl (one line a record), csv, xlsx, parquet, markdown; by default what the ending of the "
        "output says, or else table.",
        zh="结果的形式：table 表格、json、jsonl（每条记录一行）、csv、xlsx、parquet、markdown；默认由输出文件的扩展名决定，否则为 table。",
    ),
    "review-format": Words(
        en="Form of the review: table (default), json, markdown, csv.",
        zh="复核结果的形式：table 表格（默认）、json、markdown、csv。",
    ),
    "all": Words(
        en="Show figures that agree, and those that the form leaves empty, too.",
        zh="也列出一致的和未填报的各项。",
    ),
    "output": Words(
        en="Write to FILE instead of the screen: whole, or after an error not at all.",
        zh="写入文件而不显示：要么完整写入，要么（出错时）完全不动。",
    ),
    "findings": Words(
        en="Write all findings to FILE, one a line: .csv or .xlsx.",
        zh="把发现的全部问题写入文件，每个一行：.csv 或 .xlsx。",
    ),
    "errors": Words(
        en="Write all mistakes in the data to FILE, one a line: .csv or .xlsx.",
        zh="把数据中的全部错误写入文件，每个一行：.csv 或 .xlsx。",
    ),
    "columns": Words(
        en="Write a table of results with these columns only, such as id,score,flags; -o FILE.parquet or .csv.",
        zh="只写出结果表的这些列，如 id,score,flags；须用 -o 指定 .parquet 或 .csv 文件。",
    ),
    "fresh": Words(
        en="Begin anew even if an earlier run was cut off; otherwise it is taken up where it stopped.",
        zh="即使上次运行被中断也从头开始；否则从中断处继续。",
    ),
    "record": Words(
        en="Id of the record to explain, or its number where it has no id.",
        zh="要解释的记录的编号；没有编号时为其序号。",
    ),
    "texts": Words(
        en="Language of titles and findings (zh, en, …); by default the first of the rule file.",
        zh="标题和问题所用的语言（zh、en 等）；默认为规则文件的第一种语言。",
    ),
    "table": Words(
        en="File with the rows of a table, each naming its record; may be given several times.",
        zh="某个表的文件，每行写明所属记录；可多次使用。",
    ),
    "mapping": Words(
        en="File that says what foreign headers and words mean.",
        zh="映射文件，说明外来表头和用词的含义。",
    ),
    "with": Words(
        en="Evaluate FILE by RULES and take its results over into inputs written 'from', record by record.",
        zh="按 RULES 评价 FILE，并把其结果逐条填入写有 from 的输入项。",
    ),
    "also": Words(
        en="Further objects by another rule set; may be given several times.",
        zh="按另一规则集评价的其他对象；可多次使用。",
    ),
    "own": Words(
        en="File with the portfolio's own record, such as the figures that were printed.",
        zh="汇总本身的记录文件，如已公布的数字。",
    ),
    "sheet": Words(
        en="The sheet of a workbook that holds the records.",
        zh="工作簿中存放记录的工作表。",
    ),
    "issued": Words(
        en="The day on which the problems are passed on, as 2024-06-30; periods count from it.",
        zh="下达问题的日期，如 2024-06-30；整改时限自该日起算。",
    ),
    "due": Words(
        en="One deadline for all new items, instead of the periods in the rules.",
        zh="新事项统一的整改期限，代替规则中的时限。",
    ),
    "responsible": Words(
        en="The input of RULES that holds the responsible unit.",
        zh="RULES 中填写责任单位的那项填报内容。",
    ),
    "answers": Words(
        en="A list that came back from a unit (.csv, .xlsx, .jsonl), or only keys and answers; may be given several times.",
        zh="责任单位反馈的台账（.csv、.xlsx、.jsonl），也可只有事项编号和填写的各列；可多次使用。",
    ),
    "previous": Words(
        en="The list so far; its answers, days and deadlines stay.",
        zh="以前的台账，其中的反馈、下达日期和期限予以保留。",
    ),
    "at": Words(
        en="Show what is overdue on this day, and what else the list shows.",
        zh="列出到这一天逾期的事项和台账的其他问题。",
    ),
    "history": Words(
        en="Show all days on which the text changes, with what changes.",
        zh="显示文本发生变化的所有日期及变化内容。",
    ),
    "show-format": Words(
        en="table (default), yaml (one rule file that says the same), markdown, html; changes with their source and reason.",
        zh="table 表格（默认）、yaml（内容相同的单个规则文件）、markdown、html；修改之处注明出处和理由。",
    ),
    "as-of": Words(
        en="The day whose text is taken, as 2025-06-30; needed where the rules have had several wordings.",
        zh="取该日施行的文本，如 2025-06-30；规则有多个版本时须写明。",
    ),
    "as-of-check": Words(
        en="Look at the text of this day only; by default at all wordings.",
        zh="只检查该日施行的文本；默认检查全部版本。",
    ),
    "as-of-test": Words(
        en="The day whose text is taken for cases that name none.",
        zh="未写 as_of 的算例取该日施行的文本。",
    ),
    "lang": Words(
        en="Language of messages and tables.",
        zh="提示和表格的语言。",
    ),
    "version": Words(en="Show the version.", zh="显示版本。"),
    "help": Words(en="Show this help.", zh="显示本帮助。"),
}
HEADINGS: dict[str, Words] = {
    "Usage: ": Words(en="Usage: ", zh="用法："),
    "Arguments": Words(en="Arguments", zh="参数"),
    "Options": Words(en="Options", zh="选项"),
    "Commands": Words(en="Commands", zh="命令"),
}
EXAMPLE = Words(en="Example:", zh="示例：")

CHECKED = Words(en="{files} checked: {errors}, {warnings}.", zh="共检查{files}：{errors}，{warnings}。")
FILES = Words(en="{count} files", zh="{count}个文件")
ONE_FILE = Words(en="1 file", zh="1个文件")
ERRORS = Words(en="{count} errors", zh="{count}个错误")
ONE_ERROR = Words(en="1 error", zh="1个错误")
WARNINGS = Words(en="{count} warnings", zh="{count}个警告")
ONE_WARNING = Words(en="1 warning", zh="1个警告")
WORDINGS = Words(en="{file} has {count} wordings, from: {days}", zh="{file} 有{count}个版本，分别始于：{days}")
IN_WORDINGS = Words(en="In the text from {days}:", zh="自{days}起的文本：")
BEGINNING = Words(en="the beginning", zh="最初")
PASSED = Words(en="{passed} of {count} cases passed.", zh="{count}个算例中{passed}个符合预期。")
DIFFERENCE = Words(en="{path}: expected {expected}, came out {actual}", zh="{path}：预期{expected}，实际{actual}")
SEE_RULES = Words(en="{file} was not used; correct it first.", zh="未使用 {file}，请先更正。")
COPIED = Words(
    en="Copied to {file}. Edit it, then run: perfrules check {file}",
    zh="已复制到 {file}。修改后请运行：perfrules check {file}",
)
FEWER = Words(
    en="Reports of single records are shown for up to {limit}; all are in --format markdown and --format json.",
    zh="记录多于{limit}条时不逐条显示；全部内容见 --format markdown 或 --format json。",
)
FAILED_OBJECTS = Words(
    en="{failed} of {count} objects hold mistakes in their data; what is taken from them is missing.",
    zh="{count}个对象中有{failed}个数据有误，取自它们的内容缺失。",
)
RECORDS_DONE = Words(en="Records", zh="记录")
STOPPED = Words(
    en="Stopped. What is done is kept: give the same command again to go on, or add --fresh to begin anew.",
    zh="已中止，已完成的部分仍保留：再次执行同一命令将继续；加上 --fresh 则从头开始。",
)
IDENTICAL = Words(
    en="{file} is identical, to the byte, with what comes out: {records} records. SHA-256 of results, rules, data:",
    zh="{file} 与重新计算的结果逐字节一致，共{records}条记录。结果、规则、数据的 SHA-256：",
)
DEMO_SOURCE = Words(en="The figures come from: {source}", zh="数据来源：{source}")
DEMO_NEXT = Words(
    en="Next: perfrules copy {rules} my.yaml, change a figure under 'parameters', "
    "then perfrules check my.yaml. (Texts in English: perfrules demo {example} --texts en)",
    zh="接下来可试：perfrules copy {rules} my.yaml，修改 parameters 中的一个数，再运行 perfrules check my.yaml。",
)

LEDGER = Words(en="{count} in the list: {counts}.", zh="台账共{count}项：{counts}。")
LEDGER_EMPTY = Words(en="Nothing is to be put right.", zh="没有需要整改的问题。")
LEDGER_FEWER = Words(
    en="Only the first {limit} are shown; -o writes the whole list to a file.",
    zh="只显示前{limit}项；用 -o 可把全部写入文件。",
)
LEDGER_GONE = Words(en="{count} no longer found", zh="不再发现{count}")
LEDGER_WRITTEN = Words(en="Written to {file}.", zh="已写入 {file}。")
LEDGER_AT = Words(
    en="On {day}: {closed} of {count} closed ({rate}).", zh="截至{day}：{count}项中已办结{closed}项（{rate}）。"
)
LEDGER_OVERDUE = Words(en="Overdue: {count}", zh="逾期未整改：{count}项")
LEDGER_COUNT = Words(en="Items", zh="项数")
LEDGER_ITEMS = Words(en="Which", zh="事项")
LEDGER_LEFT_OUT = Words(
    en="The list holds nothing of records with mistakes in their data: {count}.",
    zh="数据有误的记录未列入台账：{count}条。",
)
