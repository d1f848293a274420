"""Messages about writing tables."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "export-form": Message(
        en="'{file}' is no name for a table: its ending does not say how to write it.",
        en_fix="Let it end in .csv or .xlsx.",
        zh="“{file}”不能用作表格文件名：其扩展名没有说明格式。",
        zh_fix="请使用扩展名 .csv 或 .xlsx。",
    ),
    "extra-missing": Message(
        en="Excel files need two more packages.",
        en_fix="Install them: pip install 'perfrules[excel]'; or use CSV.",
        zh="读写 Excel 文件还需要两个软件包。",
        zh_fix="请安装：pip install 'perfrules[excel]'；或改用 CSV。",
    ),
    "export-size/text": Message(
        en="A text in the sheet '{sheet}' is longer than the {limit} characters that an Excel cell can hold.",
        en_fix="Write CSV instead.",
        zh="工作表“{sheet}”中有文字超过 Excel 单元格的上限（{limit}个字符）。",
        zh_fix="请改为输出 CSV。",
    ),
    "export-size/rows": Message(
        en="The sheet '{sheet}' gets more than the {limit} rows that Excel can hold.",
        en_fix="Write CSV instead.",
        zh="工作表“{sheet}”的行数超过 Excel 的上限（{limit}行）。",
        zh_fix="请改为输出 CSV。",
    ),
    "export-size/columns": Message(
        en="The sheet '{sheet}' gets more than the {limit} columns that Excel can hold.",
        en_fix="Write CSV instead.",
        zh="工作表“{sheet}”的列数超过 Excel 的上限（{limit}列）。",
        zh_fix="请改为输出 CSV。",
    ),
}
