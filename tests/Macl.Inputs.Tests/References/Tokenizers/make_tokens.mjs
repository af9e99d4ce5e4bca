// Writes the reference files beside it with Hugging Face's own tokenizers (Rust, by their binding for Node):
//
//   npm install tokenizers@0.23.2 && node make_tokens.mjs
//
// and compares what the reference makes of a tokenizer.json with what it makes of the tokenizer that it should be equal to:
//
//   node make_tokens.mjs compare FOLDER uncased|cased|roberta
//
// The vocabularies: bert-base-uncased's vocab.txt (Google's BERT, Apache-2.0) and roberta-base's vocab.json and merges.txt (GPT-2's, MIT, in the
// order of fairseq's dictionary, MIT).
import fs from 'fs';
import os from 'os';
import path from 'path';
import zlib from 'zlib';
import { createRequire } from 'module';
import { fileURLToPath } from 'url';

const require = createRequire(process.cwd() + '/');
const { Tokenizer, WordPiece, bertNormalizer, bertPreTokenizer } = require('tokenizers');
const here = path.dirname(fileURLToPath(import.meta.url));
const read = name => zlib.gunzipSync(fs.readFileSync(path.join(here, name))).toString('utf8');
const write = (name, content) => fs.writeFileSync(path.join(here, name), zlib.gzipSync(Buffer.from(content, 'utf8'), { level: 9 }));

// ---- Tokenizers, each as tokenizer.json without its vocabulary; the tests put the vocabulary in.

const special = (id, content, more = {}) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true, ...more });
const word = (id, content, more = {}) => special(id, content, { special: false, ...more });
const bertTokens = [special(0, '[PAD]'), special(100, '[UNK]'), special(101, '[CLS]'), special(102, '[SEP]'), special(103, '[MASK]')];
const robertaTokens = [special(0, '<s>', { normalized: true }), special(1, '<pad>', { normalized: true }), special(2, '</s>', { normalized: true }),
    special(3, '<unk>', { normalized: true }), special(50264, '<mask>', { lstrip: true })];
const template = { type: 'TemplateProcessing',
    single: [{ SpecialToken: { id: '[CLS]', type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }, { SpecialToken: { id: '[SEP]', type_id: 0 } }], pair: [],
    special_tokens: { '[CLS]': { id: '[CLS]', ids: [101], tokens: ['[CLS]'] }, '[SEP]': { id: '[SEP]', ids: [102], tokens: ['[SEP]'] } } };
const bert = (normalizer, more = {}) => ({ version: '1.0', truncation: null, padding: null, added_tokens: bertTokens,
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true, ...normalizer },
    pre_tokenizer: { type: 'BertPreTokenizer' }, post_processor: template, decoder: null,
    model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100 }, ...more });
const roberta = (addPrefixSpace, more = {}) => ({ version: '1.0', truncation: null, padding: null, added_tokens: robertaTokens, normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: addPrefixSpace, trim_offsets: true, use_regex: true },
    post_processor: { type: 'RobertaProcessing', sep: ['</s>', 2], cls: ['<s>', 0], trim_offsets: true, add_prefix_space: addPrefixSpace }, decoder: null,
    model: { type: 'BPE', dropout: null, unk_token: null, continuing_subword_prefix: '', end_of_word_suffix: '', fuse_unk: false, byte_fallback: false }, ...more });

const tokenizers = {
    uncased: bert({}),
    cased: bert({ lowercase: false }),
    roberta: roberta(false),
    'small-letters-with-accents': bert({ strip_accents: false }),
    'capitals-without-accents': bert({ strip_accents: true, lowercase: false }),
    'not-cleaned': bert({ clean_text: false, handle_chinese_chars: false }),
    'short-words': bert({}, { post_processor: { type: 'BertProcessing', sep: ['[SEP]', 102], cls: ['[CLS]', 101] },
        model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 6 } }),
    'added-words': bert({}, { added_tokens: [...bertTokens, word(30522, '<Brand>', { normalized: true }), word(30523, 'ARM', { single_word: true }),
        word(2608, 'arms'), word(30524, 'Émile', { normalized: true, single_word: true }), word(30525, '~~', { lstrip: true, rstrip: true }), word(30526, '~~~')] }),
    'blank-before': roberta(true, { added_tokens: [...robertaTokens, word(50265, '<|x|>', { rstrip: true }), word(26852, 'arms', { single_word: true, lstrip: true, normalized: true })] }),
};
const bertVocabulary = Object.fromEntries(read('bert-base-uncased.vocab.txt.gz').split('\n').filter(token => token.length).map((token, id) => [token, id]));
const robertaVocabulary = JSON.parse(read('roberta-base.vocab.json.gz'));
const robertaMerges = read('roberta-base.merges.txt.gz').split('\n').slice(1).filter(merge => merge.length);
const make = description => Tokenizer.fromString(JSON.stringify({ ...description,
    model: { ...description.model, ...(description.model.type === 'BPE' ? { vocab: robertaVocabulary, merges: robertaMerges } : { vocab: bertVocabulary }) } }));

// ---- Texts.

let state = 20250101;
const random = below => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor(state / 4294967296 * below); };
const pick = list => list[random(list.length)];
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));

const written = [
    '', ' ', '\n', ' \t\r\n ', 'a', 'I', '.', '...', '?!?!', 'Hello, world!', 'Straße und Gasse', '  both   ends  ',
    "It's what they'd've said: we'll, you're, I'm, 's, 't, don'T, ROCK'N'ROLL, '' '", 'snake_case camelCase kebab-case a/b\\c x=y+1', '#1 @home 50% $9.99 C++ C# .NET 10',
    'naïve façade Crème brûlée Ångström ÅÉÎÕÜ ñandú', 'cafe\u0301 cre\u0300me u\u0308ber a\u0301\u0302\u0323 \u0301alone', 'İstanbul IĞDIR ıslak ß ẞ ſ ŉ ǰ ǅ Ǆ Σίσυφος ΣΑΣ',
    'Příliš žluťoučký kůň úpěl ďábelské ódy', 'Tiếng Việt có dấu: Nguyễn, phở, đường', 'Быть или не быть, Ёлка и йод', 'Ὀδυσσεύς, ἄνθρωπος, ᾳ ᾴ ΐ',
    '東京は日本の首都です。', '我们在北京大学mixed学习', '한국어 문장과 각 음절 \u1112\u1161\u11ab', 'ひらがなカタカナ・ー゛', 'ﾊﾝｶｸ ＦＵＬＬ　ｗｉｄｔｈ１２３', '𠀀𠜎 㐂 豈 丽 〆 々',
    'ภาษาไทยไม่มีช่องว่าง', 'हिन्दी की किताबें', 'বাংলা কো কৌ', 'தமிழ் கொ கோ கௌ', 'العربية مُحَمَّدٌ', 'עִבְרִית שָׁלוֹם', 'ქართული Հայերեն አማርኛ',
    '😀 👍🏽 👩‍👩‍👧‍👦 🇩🇪 ❤️ 1️⃣ ☺︎', '∑ ∫ ≤ ½ ² ³ Ⅷ ⅷ ㎏ ﬁ ﬃ ™ © € £ ¥ ₿', '𝒜𝓁𝓅𝒽𝒶 𝔹𝟙𝟚 a𝒜b 𝟏2 3𝟒 𐐀𐐨', '𝅘𝅥𝅮 𝅗𝅥',
    'nbsp\u00a0thin\u2009ideographic\u3000line\u2028para\u2029next\u0085ogham\u1680', 'zero\u200bwidth\u200cnon\u200djoiner\u2060\ufeffbom\u00adsoft', '\u202eright to left\u202c',
    'nul\u0000bel\u0007tab\tvt\u000bff\u000cesc\u001bdel\u007fc1\u009f', 'U+FFFD \ufffd private \ue000 \u{f0000} \u{10fffd} unassigned \u0378 \u{50000} noncharacters \uffff \u{1fffe} \ufdd0',
    'tags \u{e0041}\u{e0042} variation \ufe0f\u{e0100}', '“curly” ‘single’ «guillemets» „low“ — – ‐ … ¿qué? ¡no!', '(a) [b] {c} <d> 「e」 【f】 ⟨g⟩',
    '[CLS] first [SEP] second [MASK]ed [PAD] [UNK]', '[cls] [Mask] [ MASK ] [MASK', 'a[MASK]b [MASK][MASK]', '<s> first</s> <mask> second   <mask><pad> <unk> < mask >', 'end <mask>', '\n\t<mask>\n',
    '<Brand> <brand> <BRAND>x', 'ARM ARMS arm ARM, xARM ARMx ARM_ arms armsarms ÀRM', 'Émile émile emile e\u0301mile Émiles', 'a  ~~  b ~~~ c~~~~d~~', 'x <|x|>   y <|x|>', '   arms',
    'new\nlines\r\nand\n\n\nblank ones\n', 'trailing   ', '   leading', 'a  b   c    d', '\u00a0\u00a0a \u00a0b', '12345 1,000,000 3.14 0xFF 2020-01-01 12:30',
    'https://example.org/path?q=1&r=2#f user@example.org', 'supercalifragilisticexpialidocious Donaudampfschifffahrtsgesellschaft', '`code` ~tilde ^caret |pipe| \\n', 'Ĳssel ŀ ŉ Ǉ ǈ ǉ Ω K Å',
    ...[5, 6, 7, 99, 100, 101, 200].flatMap(length => ['x'.repeat(length), 'ab'.repeat(length).slice(0, length) + ' é', '𝒜'.repeat(length), 'e\u0301'.repeat(length), 'ё'.repeat(length)]),
];
const words = ['the', 'of', 'Zürich', "don't", 'co-op', 'e.g.', '東京', '😀', 'résumé', '(x)', '—', '123', "O'Neil", '\u200b', 'Łódź', 'PhD', 'кот', 'naïve', '50%', 'x_y', '한국'];
const sentence = length => times(length, () => pick(words)).join(pick([' ', ' ', '  ', '\n', '']));
const blocks = [[0x20, 0x7e], [0x20, 0x7e], [0xa0, 0x17f], [0x180, 0x24f], [0x300, 0x36f], [0x386, 0x3ce], [0x400, 0x4ff], [0x5d0, 0x5ea], [0x5b0, 0x5bd], [0x621, 0x652], [0x905, 0x939],
    [0x93e, 0x94d], [0xe01, 0xe3a], [0x1e00, 0x1eff], [0x1f00, 0x1f15], [0x2000, 0x206f], [0x20a0, 0x20ba], [0x2100, 0x214f], [0x2190, 0x21ff], [0x3001, 0x303f], [0x3041, 0x3096], [0x30a0, 0x30ff],
    [0x4e00, 0x4eff], [0xac00, 0xacff], [0xff01, 0xff5e], [0x10400, 0x1044f], [0x1d400, 0x1d454], [0x1f600, 0x1f642], [0x20000, 0x20020]];
const character = () => { const [first, last] = pick(blocks); return String.fromCodePoint(first + random(last - first + 1)); };
const texts = [...written, ...times(100, () => sentence(1 + random(25))), ...times(300, () => times(1 + random(60), () => random(5) ? character() : ' ').join('')),
    times(12000, () => pick(words)).join(' '), 'word'.repeat(25000), 'é漢'.repeat(20000), times(6000, character).join('')];

const encode = async (tokenizer, text) => (await tokenizer.encode(text)).getIds();

// ---- What becomes of every character: kept, dropped, a blank, punctuation, a word of its own, or other characters.

function classes(normalizer) {
    const splitter = bertPreTokenizer();
    const classOf = code => {
        const text = String.fromCodePoint(code);
        const normalized = normalizer.normalizeString('q' + text + 'q').slice(1, -1);
        if (normalized === '') { return 'dropped'; }
        if (normalized === ' ') { return 'blank'; }
        const parts = splitter.preTokenizeString('q' + normalized + 'q').length;
        const isApart = normalized.startsWith(' ');
        const kept = normalized.trim();
        const kind = isApart ? 'apart' : parts === 3 ? 'punctuation' : 'kept';
        return kept === text ? kind : kind + ' ' + [...kept].map(part => part.codePointAt(0).toString(16)).join(' ');
    };
    const lines = [];
    for (let code = 0; code < 0x110000; code++) {
        if (code >= 0xd800 && code < 0xe000) { continue; }
        const found = classOf(code);
        const last = lines.at(-1);
        if (last && last.to === code - 1 && last.found === found) { last.to = code; } else { lines.push({ from: code, to: code, found }); }
    }
    return lines.map(line => `${line.from.toString(16)}-${line.to.toString(16)} ${line.found}`).join('\n') + '\n';
}

// ---- Training. The binding offers the trainer with its defaults: at most 30,000 tokens, no least frequency, no limit of the alphabet.

const syllables = ['ba', 'be', 'con', 'der', 'en', 'fi', 'gra', 'ho', 'in', 'ka', 'lu', 'men', 'na', 'or', 'pi', 'qua', 'ru', 'sta', 'ti', 'un', 'ver', 'wo', 'xi', 'yo', 'ze', 'aa', 'aaa', 'é', 'ß', '漢'];
const lexicon = times(400, () => times(1 + random(5), () => pick(syllables)).join(''));
const zipf = () => lexicon[Math.floor(lexicon.length ** (random(10000) / 10000)) - 1];
const lines = times(600, () => times(3 + random(15), zipf).join(' ') + pick(['.', '!', '?', '']));
function train(lines) {
    const tokenizer = new Tokenizer(WordPiece.empty());
    tokenizer.setNormalizer(bertNormalizer({ lowercase: true }));
    tokenizer.setPreTokenizer(bertPreTokenizer());
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'train-')), 'lines.txt');
    fs.writeFileSync(file, lines.join('\n'));
    tokenizer.train([file]);
    return Object.entries(tokenizer.getVocab()).sort((one, other) => one[1] - other[1]).map(([token]) => token);
}

if (process.argv[2] === 'compare') {
    const saved = Tokenizer.fromFile(path.join(process.argv[3], 'tokenizer.json'));
    const expected = make(tokenizers[process.argv[4]]);
    let differences = 0;
    for (const text of texts) {
        differences += JSON.stringify(await encode(saved, text)) === JSON.stringify(await encode(expected, text)) ? 0 : 1;
    }
    console.log(`${texts.length} texts, ${differences} with other tokens; ${saved.getVocabSize()} tokens, ${expected.getVocabSize()} expected`);
} else {
    const tokens = {};
    for (const [name, description] of Object.entries(tokenizers)) {
        const tokenizer = make(description);
        tokens[name] = [];
        for (const text of texts) { tokens[name].push(await encode(tokenizer, text)); }
    }
    write('tokenizers.json.gz', JSON.stringify(tokenizers));
    write('texts.json.gz', JSON.stringify(texts));
    write('tokens.json.gz', JSON.stringify(tokens));
    write('uncased-characters.txt.gz', classes(bertNormalizer({ lowercase: true })));
    write('cased-characters.txt.gz', classes(bertNormalizer({ lowercase: false })));
    write('training.json.gz', JSON.stringify({ lines, vocabulary: train(lines) }));
}
