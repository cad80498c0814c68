"""Writes an ICC profile of argyll's anew, so that the same data gives the same bytes.

Usage: normalise.py IN.icc OUT.icc REFERENCE DESCRIPTION COPYRIGHT

The date is fixed; who made it, and on what, is left out; tags that only argyll reads are dropped, and those that it has
twice are stored once. Source: ICC.1:2001-04, 6.1 (header), 6.3 (tag table), 6.4 and 6.5 (tags and their types).
"""
import struct
import sys

KEPT = [b'A2B0', b'A2B1', b'A2B2', b'B2A0', b'B2A1', b'B2A2', b'bkpt', b'cprt', b'desc', b'gamt', b'targ', b'wtpt']
DATE = (2007, 1, 1, 0, 0, 0)
RELATIVE_COLORIMETRIC = 1


def tags(profile):
    count, = struct.unpack_from('>I', profile, 128)
    found = {}
    for index in range(count):
        name, start, size = struct.unpack_from('>4sII', profile, 132 + 12 * index)
        found[name] = profile[start:start + size]
    return found


def text(words):
    return b'text\0\0\0\0' + words.encode('ascii') + b'\0'


def description(words):
    """Without the Unicode and Macintosh forms, whose empty places are there nonetheless."""
    plain = words.encode('ascii') + b'\0'
    return b'desc\0\0\0\0' + struct.pack('>I', len(plain)) + plain + bytes(4 + 4 + 2 + 1 + 67)


def header(old, size):
    """Class, spaces and illuminant are the profile's own; the rest is ours."""
    new = bytearray(128)
    struct.pack_into('>I', new, 0, size)
    struct.pack_into('>I', new, 8, 0x02200000)
    new[12:24] = old[12:24]
    struct.pack_into('>6H', new, 24, *DATE)
    new[36:40] = b'acsp'
    struct.pack_into('>I', new, 64, RELATIVE_COLORIMETRIC)
    new[68:80] = old[68:80]
    return bytes(new)


def assemble(old, contents):
    table, body, places = b'', b'', {}
    start = 128 + 4 + 12 * len(contents)
    for name, content in contents:
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        table += struct.pack('>4sII', name, places[content], len(content))
    profile = struct.pack('>I', len(contents)) + table + body
    return header(old, 128 + len(profile)) + profile


def main(source, target, reference, words, rights):
    with open(source, 'rb') as file:
        old = file.read()
    found = tags(old)
    found[b'desc'] = description(words)
    found[b'cprt'] = text(rights)
    # What the registry asks of profiles made from registered data. Source: ICC.1:2001-04, 6.4.14.
    found[b'targ'] = text('ICCHDAT ' + reference)
    with open(target, 'wb') as file:
        file.write(assemble(old, [(name, found[name]) for name in KEPT]))


if __name__ == '__main__':
    main(*sys.argv[1:])
