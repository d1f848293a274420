"""Messages about panels: the words of the rule file, the sheets of a record, and what the sheets show."""

from perfrules.messages.message import Message

_RULES = {
    "panel-total": Message(
        en="A panel averages totals, and this text has no total.",
        en_fix="Add 'total'.",
        zh="评审组对总分取平均，而规则没有总分。",
        zh_fix="请写 total。",
    ),
    "panel-by": Message(
        en="'{name}' is {kind}; the column that names the assessor is of kind text.",
        en_fix="Name a column of kind text.",
        zh="“{name}”是{kind}；写评审人姓名的列应为 kind: text。",
        zh_fix="请写类型为 text 的列。",
    ),
    "panel-judges-nothing": Message(
        en="No column of '{table}' is called like an input, so its sheets judge nothing.",
        en_fix="Give each input that the assessors judge a column of the same id.",
        zh="“{table}”中没有与输入项同名的列，评审表没有评判内容。",
        zh_fix="请为评审人评判的每个输入项设一个同名的列。",
    ),
    "panel-column": Message(
        en="The column '{name}' differs from the input '{name}' in {word}.",
        en_fix="Write the same {word} in both: the column is that input, as one assessor judges it.",
        zh="列“{name}”与同名输入项的 {word} 不同。",
        zh_fix="请将两处的 {word} 写成一样：该列就是一名评审人对该输入项的评判。",
    ),
    "panel-trim": Message(
        en="'{found}' is no number of sheets.",
        en_fix="Write a whole number, as 1, or a parameter that is one.",
        zh="“{found}”不是张数。",
        zh_fix="请写整数，如 1，或写值为整数的参数。",
    ),
    "panel-spread-over": Message(
        en="'{found}' is no limit that holds for every record.",
        en_fix="Write points, as 10, a percentage of the full score, as 10%, or a parameter; not below 0.",
        zh="“{found}”不能作为对每条记录都相同的分差界限。",
        zh_fix="请写不小于 0 的分数如 10、占满分的百分比如 10%，或参数。",
    ),
    "panel-judged": Message(
        en="'{name}' is judged on the sheets of '{table}', so the record has no single one; only the scores of indicators "
        "and values for them can use it.",
        en_fix="Look at the score instead, as score_of(…), or at all sheets, as mean_of({table}, {name}).",
        zh="“{name}”由各张评审表（{table}）分别评判，整条记录没有单一的值；只有指标的计分及其所用的中间值可以使用。",
        zh_fix="请改用得分，如 score_of(…)，或对各表计算，如 mean_of({table}, {name})。",
    ),
    "panel-judged/value": Message(
        en="'{name}' follows from '{input}', which is judged on the sheets of '{table}', so the record has no single one.",
        en_fix="Look at a score instead, as score_of(…), or at all sheets, as mean_of({table}, {input}).",
        zh="“{name}”取决于“{input}”，后者由各张评审表（{table}）分别评判，整条记录没有单一的值。",
        zh_fix="请改用得分，如 score_of(…)，或对各表计算，如 mean_of({table}, {input})。",
    ),
}

_DATA = {
    "data-assessor": Message(
        en="A sheet of the table {table} does not name its assessor ({field}).",
        en_fix="Fill in who judged.",
        zh="表{table}中有评审表未写明评审人（{field}）。",
        zh_fix="请填写评审人。",
    ),
    "data-assessor/repeated": Message(
        en="'{value}' has more than one sheet in the table {table}: rows {first} and {row}.",
        en_fix="Remove one of them, or correct the name.",
        zh="“{value}”在表{table}中有多张评审表：第{first}行和第{row}行。",
        zh_fix="请删去其中一张，或更正姓名。",
    ),
    "data-size/sheets": Message(
        en="The table {table} has {count} sheets, more than {limit}.",
        en_fix="A panel is a few people; put a survey into a table of its own and use mean_of.",
        zh="表{table}有{count}张评审表，超过{limit}张。",
        zh_fix="评审组人数有限；问卷调查请另设表，用 mean_of 计算。",
    ),
    "data-judged": Message(
        en="{field} is judged on the sheets of the table {table}; what stands on the record itself is not used.",
        en_fix="Remove it, or give it on the sheet of an assessor.",
        zh="{field}由表{table}的各张评审表评判，记录本身所填的未使用。",
        zh_fix="请删除，或填入评审人的评审表。",
    ),
}

_FINDINGS = {
    "panel-spread": Message(
        en="The totals of the sheets lie {spread} points apart, more than {limit}: {highest} by {high}, {lowest} by {low}.",
        en_fix="Have the assessors explain the difference; hold another review if it stands.",
        zh="各评审表总分相差{spread}分，超过{limit}分：{high}评{highest}分，{low}评{lowest}分。",
        zh_fix="请评审人说明分差原因，必要时组织复评。",
    ),
}

CATALOGUE: dict[str, Message] = {**_RULES, **_DATA, **_FINDINGS}
