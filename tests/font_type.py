"""font_type.py TYPE FROM TO: a copy of a font with another fsType, what its licence says of embedding."""
import struct
import sys

kind, source, target = int(sys.argv[1], 0), sys.argv[2], sys.argv[3]
with open(source, "rb") as file:
    font = bytearray(file.read())
for i in range(struct.unpack_from(">H", font, 4)[0]):
    tag, _, offset, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * i)
    if tag == b"OS/2":
        struct.pack_into(">H", font, offset + 8, kind)
with open(target, "wb") as file:
    file.write(font)
