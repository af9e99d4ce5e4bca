"""Writes BaseCharacters.txt beside it from Python's own Unicode data: python3 make_base_characters.py

One line for every character that has a canonical decomposition, save the Hangul syllables, which are arithmetic: its code point and those of the
decomposition that are no nonspacing marks, in hexadecimal. Nothing follows where the decomposition is marks alone.
"""
import pathlib
import unicodedata

HANGUL = range(0xAC00, 0xD7A4)

lines = []
for code in range(0x110000):
    parts = unicodedata.normalize("NFD", chr(code))
    if parts != chr(code) and code not in HANGUL:
        kept = [f"{ord(part):X}" for part in parts if unicodedata.category(part) != "Mn"]
        lines.append(" ".join([f"{code:X}", *kept]))

header = f"# Unicode {unicodedata.unidata_version}, written by make_base_characters.py"
(pathlib.Path(__file__).parent / "BaseCharacters.txt").write_text("\n".join([header, *lines]) + "\n", newline="\n")
