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
    "table-no-id": Message(
        en="The records have no column 'id', and a worker cannot number them: it sees only its part of the data.",
        en_fix="Give every record an id.",
        zh="数据没有“id”列；计算节点只看到一部分数据，不能代为编号。",
        zh_fix="请为每条记录提供编号（id）。",
    ),
    "table-peers": Message(
        en="The rules compare a record with its peers, and a worker sees only its part of the records.",
        en_fix="Let the evaluator know them first: evaluator = evaluator.among(records).",
        zh="规则要求与同类记录相互比较，而计算节点只看到一部分记录。",
        zh_fix="请先让评价器掌握全部记录：evaluator = evaluator.among(records)。",
    ),
    "table-version": Message(
        en="The plan was made by perfrules {made}, but here perfrules {here} is installed.",
        en_fix="Install the same version everywhere.",
        zh="评价计划由perfrules {made}生成，而此处安装的是perfrules {here}。",
        zh_fix="请在所有节点安装相同版本。",
    ),
    "table-rows": Message(
        en="There is no column with the rows of the table {table}.",
        en_fix="Add a column '{name}' with a list of rows for each record, or give the rows as a table of their own.",
        zh="没有存放表{table}各行的列。",
        zh_fix="请加上“{name}”列，每条记录一个由行组成的列表；或把各行作为单独的表给出。",
    ),
    "table-rows/beside": Message(
        en="Columns of the table {table} stand beside the records; files that are read as tables hold one record a row.",
        en_fix="Give the rows of {table} in a file of their own, each with the id of its record.",
        zh="表{table}的列与记录同在一张表中；按表读取的文件每行只能是一条记录。",
        zh_fix="请把{table}的各行放在单独的文件中，每行写明记录编号。",
    ),
    "table-order": Message(
        en="Rows {rows} of the table {table} belong to the record '{id}', but stand behind those of later records.",
        en_fix="Sort the rows in the order of the records.",
        zh="表{table}的第{rows}行属于记录“{id}”，却排在后面记录的各行之后。",
        zh_fix="请按记录的顺序排列各行。",
    ),
    "table-twice": Message(
        en="Records {first} and {second} have the same id, so that the rows of tables cannot be assigned to them.",
        en_fix="Give every record its own id.",
        zh="第{first}条和第{second}条记录的编号相同，无法把表中各行归到记录。",
        zh_fix="请为每条记录填写不同的编号。",
    ),
    "table-output": Message(
        en="A table of results goes to a file that ends in .parquet or .csv.",
        en_fix="Name one behind -o, such as -o results.parquet; or leave out --columns.",
        zh="结果表须写入扩展名为 .parquet 或 .csv 的文件。",
        zh_fix="请用 -o 指定文件，如 -o results.parquet；或去掉 --columns。",
    ),
    "table-option": Message(
        en="With the Parquet file '{file}', neither '--mapping' nor '--sheet' goes, nor a table in another file than .parquet or .csv.",
        en_fix="Call columns as the rule set does, and keep rows in lists of structs or in a Parquet or CSV file.",
        zh="数据为 Parquet 文件“{file}”时，不能使用 --mapping 或 --sheet，表的文件也只能是 .parquet 或 .csv。",
        zh_fix="各列名称应与规则集一致，表的各行放在结构列表中，或放在 Parquet 或 CSV 文件中。",
    ),
    "table-column": Message(
        en="The table of results has no column '{name}'. It has: {words}.",
        en_fix="Did you mean '{near}'?",
        zh="结果表没有“{name}”这一列。可选的列：{words}。",
        zh_fix="是否想写“{near}”？",
    ),
}
