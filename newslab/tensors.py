"""The arrays of numbers in an ONNX file: what a model learned, without the packages that run such models.

An ONNX file is a message in protocol buffers; of it are read the graph, its initializers, and their names, shapes and
raw bytes. Arrays that were stored as small integers and a scale (X_q and X_scale) come multiplied, as X.
"""

_GRAPH, _INITIALIZER = 7, 5  # numbers of fields, as the ONNX schema gives them
_DIMS, _TYPE, _NAME, _BYTES = 1, 2, 8, 9
_TYPES = {1: "<f4", 3: "i1", 7: "<i8", 9: "?"}
_FIXED = {1: 8, 5: 4}  # kinds of fields with so many bytes


def read(path):
    """The arrays of the ONNX file at path, {name: numpy array}, in the order of the file."""
    import numpy

    with open(path, "rb") as file:
        model = memoryview(file.read())
    found = {}
    for graph in (value for number, value in _fields(model) if number == _GRAPH):
        for tensor in (value for number, value in _fields(graph) if number == _INITIALIZER):
            name, kind, shape, data = "", 0, [], b""
            for number, value in _fields(tensor):
                if number == _DIMS:
                    shape.append(value)
                elif number == _TYPE:
                    kind = _TYPES[value]
                elif number == _NAME:
                    name = bytes(value).decode()
                elif number == _BYTES:
                    data = value
            found[name] = numpy.frombuffer(data, kind).reshape(shape)
    return {name.removesuffix("_q"): _whole(name, found) for name in found if not name.endswith("_scale")}


def _whole(name, found):
    """The array of that name, multiplied by its scale if it has one."""
    import numpy

    return found[name] * found[name[:-1] + "scale"].astype(numpy.float32) if name.endswith("_q") else found[name]


def _fields(message):
    """(number, value) of the fields of a message: whole numbers, or stretches of bytes."""
    at = 0
    while at < len(message):
        key, at = _number(message, at)
        kind, value = key & 7, None
        if kind == 0:
            value, at = _number(message, at)
        else:
            length, at = (_FIXED[kind], at) if kind in _FIXED else _number(message, at)
            value, at = message[at : at + length], at + length
        yield key >> 3, value


def _number(message, at):
    """The whole number that is written from here on, seven bits a byte, and where it ends."""
    value = shift = 0
    while True:
        byte = message[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at
