// Writes the Parquet files beside it with other software than the reader's: DuckDB (C++) and arrow-rs (Rust, by parquet-wasm).
//
//   npm install @duckdb/node-api@1.5.6-r.1 parquet-wasm@0.8.0 apache-arrow@21.2.0 && node make_parquet.mjs
//
// Row r of every file is as `text` and `label` say; the tests say the same.
import fs from 'fs';
import path from 'path';
import { createRequire } from 'module';
import { fileURLToPath } from 'url';

const require = createRequire(process.cwd() + '/');
const { DuckDBInstance } = require('@duckdb/node-api');
const arrow = require('apache-arrow');
const parquet = require('parquet-wasm');
const here = path.dirname(fileURLToPath(import.meta.url));
const place = name => path.join(here, name);

// ---- DuckDB

const text = `'Zeile ' || (r % 40) || ' – 行 😀'`;
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const write = (name, columns, rows, options) =>
    connection.run(`copy (select ${columns} from range(${rows}) t(r) order by r) to '${place(name)}' (format parquet, ${options})`);

// Repeated texts, so a dictionary; every seventh is null.
const nullable = `r as id, case when r % 7 = 3 then null else ${text} end as text`;
await write('duckdb.snappy.parquet', nullable, 100, 'compression snappy');
await write('duckdb.zstd-v2.parquet', nullable, 100, 'compression zstd, parquet_version v2');
await write('duckdb.gzip.parquet', nullable, 100, 'compression gzip');
await write('duckdb.brotli.parquet', nullable, 100, 'compression brotli');
await write('duckdb.lz4.parquet', nullable, 100, 'compression lz4_raw');

// Texts that never come twice, in three groups of rows.
await write('duckdb.groups.parquet', `'text ' || r as text`, 5000, 'compression zstd, row_group_size 2048');

// Triplets, with null in each column.
await write('duckdb.triplets.parquet',
    `'q' || r as sent0, case when r = 1 then null else 'p' || r end as sent1, case when r = 2 then null else 'n' || r end as hard_neg, r / 2.0 as score`, 4, 'compression snappy');

// What is no column of text: a list, a structure, a map, numbers, bytes, days.
await write('duckdb.nested.parquet',
    `['a', 'b'] as list, {'text': 'inner', 'n': r} as structure, map {'k': 'v'} as map, r as number, 'x'::blob as bytes, date '2020-01-01' as day, 'outer ' || r as title`, 5, 'compression snappy');

// ---- arrow-rs

const { WriterPropertiesBuilder, Compression, Encoding, WriterVersion } = parquet;
const rows = [...Array(100).keys()];
const sentence = r => `Zeile ${r % 40} – 行 😀`;
const utf8 = isNullable => new arrow.Schema([new arrow.Field('text', new arrow.Utf8(), isNullable)]);
const table = (isNullable, values) => {
    const vector = arrow.vectorFromArray(values, new arrow.Utf8());
    const struct = arrow.makeData({ type: new arrow.Struct(utf8(isNullable).fields), length: values.length, nullCount: 0, children: [vector.data[0]] });
    return parquet.Table.fromIPCStream(arrow.tableToIPC(new arrow.Table(utf8(isNullable), new arrow.RecordBatch(utf8(isNullable), struct)), 'stream'));
};
const save = (name, isNullable, values, properties) => fs.writeFileSync(place(name), parquet.writeParquet(table(isNullable, values), properties.build()));
const plain = () => new WriterPropertiesBuilder().setDictionaryEnabled(false).setCompression(Compression.UNCOMPRESSED);
const withNulls = rows.map(r => r % 7 == 3 ? null : sentence(r));

save('arrow.plain.parquet', false, rows.map(sentence), plain().setEncoding(Encoding.PLAIN));
save('arrow.plain-nulls.parquet', true, withNulls, plain().setEncoding(Encoding.PLAIN).setWriterVersion(WriterVersion.V2));
save('arrow.pages.parquet', true, withNulls, plain().setEncoding(Encoding.PLAIN).setDataPageSizeLimit(200).setWriteBatchSize(8));
save('arrow.dictionary.parquet', true, withNulls, new WriterPropertiesBuilder().setCompression(Compression.SNAPPY));
save('arrow.required.parquet', false, rows.map(sentence), new WriterPropertiesBuilder().setCompression(Compression.ZSTD).setWriterVersion(WriterVersion.V2));
// A dictionary that becomes too large after some pages, so that the pages after it are plain.
save('arrow.fallback.parquet', true, withNulls, new WriterPropertiesBuilder().setCompression(Compression.UNCOMPRESSED).setDictionaryPageSizeLimit(300).setDataPageSizeLimit(100).setWriteBatchSize(8));
save('arrow.delta-length.parquet', true, withNulls, plain().setEncoding(Encoding.DELTA_LENGTH_BYTE_ARRAY));
save('arrow.delta.parquet', true, withNulls, plain().setEncoding(Encoding.DELTA_BYTE_ARRAY));
save('arrow.groups.parquet', true, withNulls, new WriterPropertiesBuilder().setMaxRowGroupSize(30));
save('arrow.nulls.parquet', true, rows.map(() => null), new WriterPropertiesBuilder());
save('arrow.empty.parquet', true, [], new WriterPropertiesBuilder());
