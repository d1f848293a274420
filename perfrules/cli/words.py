"""What the help says, and the short lines that commands print, in both languages."""

from perfrules.words import Words

PROGRAM = Words(
    en="Check rule files of budget performance evaluation, and score, grade and explain records by them.\n\n"
    "RULES is the id of a shipped rule set (see perfrules list) or the path of a rule file; DATA is a file of records "
    "(.json .jsonl .yaml .csv .xlsx). A single - stands for standard input, or output.\n\n"
    "Exit codes: 0 fine; 1 a rule file has problems or a case fails; 2 wrong usage; 3 a record has mistakes in its data.",
    zh="检查预算绩效评价的规则文件，并据以对记录评分、定级、解释。\n\n"
    "RULES 是内置规则集的标识（见 perfrules list）或规则文件的路径；DATA 是记录文件（.json .jsonl .yaml .csv .xlsx）。"
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
    "explain": Words(
        en="Show how one ITEM of a record came about: its rule, the figures, the basis.",
        zh="说明一条记录中某一项（ITEM）的由来：规则、数据和依据。",
    ),
    "test": Words(
        en="Run worked cases and show where results part from what was expected.",
        zh="运行算例，指出结果与预期不符之处。",
    ),
    "list": Words(en="List the shipped rule sets.", zh="列出内置的规则集。"),
    "show": Words(
        en="Show a rule set: laws, inputs, score tree, grades, flags, provenance.",
        zh="显示规则集：依据、填报内容、指标体系、等级、问题、出处。",
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
        en="Print an empty record for RULES, with a comment on every field.",
        zh="输出 RULES 的空白记录，每个字段都有注释。",
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
    "perfrules run my.yaml records.json --format markdown -o report.md",
    "explain": "perfrules explain my.yaml record.json budget_execution\n"
    "perfrules explain my.yaml records.json grade --record P-017",
    "test": "perfrules test cn.project_self_evaluation\nperfrules test my.yaml\nperfrules test .",
    "list": "perfrules list",
    "show": "perfrules show cn.project_self_evaluation",
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
        en="File of records: .json .jsonl .yaml .csv .xlsx; - for standard input.",
        zh="记录文件：.json .jsonl .yaml .csv .xlsx；- 为标准输入。",
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
        en="Form of the result: table (default), json, markdown.",
        zh="结果的形式：table 表格（默认）、json、markdown。",
    ),
    "output": Words(
        en="Write to FILE instead of the screen: whole, or after an error not at all.",
        zh="写入文件而不显示：要么完整写入，要么（出错时）完全不动。",
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
    "sheet": Words(
        en="The sheet of a workbook that holds the records.",
        zh="工作簿中存放记录的工作表。",
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
DEMO_SOURCE = Words(en="The figures come from: {source}", zh="数据来源：{source}")
DEMO_NEXT = Words(
    en="Next: perfrules copy {rules} my.yaml, change a figure under 'parameters', "
    "then perfrules check my.yaml. (Texts in English: perfrules demo {example} --texts en)",
    zh="接下来可试：perfrules copy {rules} my.yaml，修改 parameters 中的一个数，再运行 perfrules check my.yaml。",
)
