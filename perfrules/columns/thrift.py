"""The compact form of Thrift, in which the footer of a Parquet file stands: read to a tree, changed there, written again."""

from typing import Any, NamedTuple, final

_FALSE, _DOUBLE, _BINARY, _LIST, _SET, _STRUCT = 2, 7, 8, 9, 10, 12
_WHOLE = frozenset({4, 5, 6})  # of 16, 32 and 64 bits
_LONG_LIST = 15


@final
class Items(NamedTuple):
    """A list: the kind of its values, and the values."""

    kind: int
    values: list[Any]


Struct = dict[int, tuple[int, Any]]
"""The fields of a structure, in their order: the number of each with its kind and value."""


def read_struct(data: bytes) -> Struct:
    """
    The structure that *data* begin with; *data* come from a sound file.

    >>> read_struct(bytes([0x15, 0x08, 0x18, 0x01, 0x61, 0x00]))
    {1: (5, 4), 2: (8, b'a')}
    """
    return _Reader(data).struct()


def struct_bytes(struct: Struct) -> bytes:
    """
    The bytes of *struct*, the same that it was read from.

    >>> struct_bytes({1: (5, 4), 2: (8, b"a")}).hex()
    '150818016100'
    """
    out = bytearray()
    _write(out, _STRUCT, struct)
    return bytes(out)


@final
class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def struct(self) -> Struct:
        fields: Struct = {}
        number = 0
        while head := self._byte():
            kind, step = head & 15, head >> 4
            number = number + step if step else _signed(self._unsigned())
            fields[number] = (kind, self._value(kind) if kind > _FALSE else None)
        return fields

    def _value(self, kind: int) -> Any:  # noqa: ANN401 - what stands there
        if kind in _WHOLE:
            return _signed(self._unsigned())
        if kind == _BINARY:
            return self._bytes(self._unsigned())
        if kind == _STRUCT:
            return self.struct()
        if kind in {_LIST, _SET}:
            head = self._byte()
            count, inner = head >> 4, head & 15
            if count == _LONG_LIST:
                count = self._unsigned()
            return Items(inner, [self._value(inner) for _ in range(count)])
        return self._bytes(8) if kind == _DOUBLE else self._byte()

    def _byte(self) -> int:
        self.at += 1
        return self.data[self.at - 1]

    def _bytes(self, count: int) -> bytes:
        self.at += count
        return self.data[self.at - count : self.at]

    def _unsigned(self) -> int:
        found = shift = 0
        while (byte := self._byte()) & 128:
            found |= (byte & 127) << shift
            shift += 7
        return found | byte << shift


def _write(out: bytearray, kind: int, value: Any) -> None:  # noqa: ANN401 - what stands there
    if kind in _WHOLE:
        _put(out, value << 1 if value >= 0 else (-value << 1) - 1)
    elif kind == _BINARY:
        _put(out, len(value))
        out += value
    elif kind == _STRUCT:
        before = 0
        for number, (inner, inside) in value.items():
            if 0 < number - before <= _LONG_LIST:
                out.append((number - before) << 4 | inner)
            else:
                out.append(inner)
                _put(out, number << 1)
            if inner > _FALSE:
                _write(out, inner, inside)
            before = number
        out.append(0)
    elif kind in {_LIST, _SET}:
        count = len(value.values)
        out.append(min(count, _LONG_LIST) << 4 | value.kind)
        if count >= _LONG_LIST:
            _put(out, count)
        for one in value.values:
            _write(out, value.kind, one)
    elif kind == _DOUBLE:
        out += value
    else:
        out.append(value)


def _put(out: bytearray, value: int) -> None:
    while value > 127:  # noqa: PLR2004 - seven bits
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)


def _signed(value: int) -> int:
    return (value >> 1) ^ -(value & 1)
