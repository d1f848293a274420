"""Messages about tables of records."""

from perfrules.messages.message import Message

CATALOGUE: dict[str, Message] = {
    "table-extra": Message(
        en="Tables of records need two more packages.",
        en_fix="Install them: pip install 'perfrules[table]'.",
        zh="按表评价还需要两个软件包。",
        zh_fix="请安装：pip install 'perfrules[table]'。",
    ),
    "table-source": Message(
        en="Data of the type {found} cannot be read as a table.",
        en_fix="Give a table of pyarrow, polars, pandas or DuckDB, or the path of a Parquet or CSV file.",
        zh="类型为{found}的数据不能作为表格读取。",
        zh_fix="请提供pyarrow、polars、pandas或DuckDB的表，或Parquet、CSV文件的路径。",
    ),
    "table-parquet": Message(
        en="The file '{file}' cannot be read as Parquet.",
        en_fix="Check that it is there and was written completely.",
        zh="文件“{file}”不能作为Parquet读取。",
        zh_fix="请确认文件存在且已完整写入。",
    ),
    "table-column": Message(
        en="The table of results has no column '{name}'. It has: {words}.",
        en_fix="Did you mean '{near}'?",
        zh="结果表没有“{name}”这一列。可选的列：{words}。",
        zh_fix="是否想写“{near}”？",
    ),
}
