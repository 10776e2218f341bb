"""One Python library, measured for relubench: asked in lines, one request and one answer each.

    python -I -c SOURCE LIBRARY WINDOW BYTES

WINDOW is a file that both processes map; data goes through its first BYTES. A SLOT holds the arrays
of one call in memory of this process. Counts and starts are elements, offsets bytes.

    prepare SLOT OPERATION COUNT SLOPE THREADS IN-PLACE X-OFFSET DY-OFFSET OUTPUT-OFFSET HUGE-PAGES
    write SLOT ARRAY START COUNT     from the window into array x, dy or output
    warm SLOT,SLOT... ITERATIONS     so many passes through the slots, untimed
    run SLOT,SLOT... ITERATIONS      one pass, then nanoseconds of so many, then until all is quiet
    read SLOT START COUNT            from the output into the window
    release SLOT

Answers are `ok`, `ok VALUE`, or `error REASON`. The first line, unasked for, is `ok` with the
version of the library, or `error`. It ends with its input.
"""

import contextlib
import ctypes
import gc
import mmap
import os
import sys
import time
from itertools import repeat

HUGE_PAGE = 2 << 20
FLOAT = 4


class Numpy:
    """numpy: its ufuncs write into an array that is there, on one thread."""

    def __init__(self):
        import numpy

        self.library = numpy
        self.version = numpy.__version__
        # An array without dimensions: a number would be converted in every call.
        self.zero = numpy.zeros((), numpy.float32)

    def array(self, view):
        return self.library.frombuffer(view, self.library.float32)

    def function(self, slot):
        return "f(x, s, out=y)", self.library.maximum, self.zero

    def threads(self, count):
        return contextlib.nullcontext()


class PyTorch:
    """PyTorch on the CPU, in inference mode, into tensors that are there."""

    def __init__(self):
        import torch

        self.library = torch
        self.version = torch.__version__
        torch.set_num_interop_threads(1)
        # A tensor without dimensions: a number would become one in every call.
        self.zero = torch.zeros(())

    def array(self, view):
        return self.library.frombuffer(view, dtype=self.library.float32)

    def function(self, slot):
        torch, aten = self.library, self.library.ops.aten
        if slot.operation == "relu":
            if slot.in_place:
                return "f(x)", torch.relu_, None
            return "f(x, s, out=y)", torch.clamp_min, self.zero
        if slot.operation == "leaky-relu":
            # What torch.nn.functional.leaky_relu calls, which itself takes no output.
            return "f(x, s, out=y)", torch._C._nn.leaky_relu, slot.slope
        if slot.operation == "relu-gradient":
            return "f(dy, x, 0, grad_input=y)", aten.threshold_backward.grad_input, None
        return (
            "f(dy, x, s, False, grad_input=y)", aten.leaky_relu_backward.grad_input, slot.slope)

    @contextlib.contextmanager
    def threads(self, count):
        if self.library.get_num_threads() != count:
            self.library.set_num_threads(count)
        with self.library.inference_mode():
            yield


class ONNXRuntime:
    """ONNX Runtime on the CPU: a model of one node, input and output bound to arrays."""

    def __init__(self):
        import numpy
        import onnx
        import onnxruntime

        self.library, self.numpy, self.onnx = onnxruntime, numpy, onnx
        self.version = onnxruntime.__version__
        self.sessions = {}

    def array(self, view):
        return self.numpy.frombuffer(view, self.numpy.float32)

    def session(self, slot):
        """A session for each number of threads: it creates them when it is made."""
        key = (slot.operation, slot.slope, slot.threads)
        if key not in self.sessions:
            helper, number = self.onnx.helper, self.onnx.TensorProto.FLOAT
            if slot.operation == "relu":
                node = helper.make_node("Relu", ["x"], ["y"])
            else:
                node = helper.make_node("LeakyRelu", ["x"], ["y"], alpha=slot.slope)
            graph = helper.make_graph(
                [node], "relubench",
                [helper.make_tensor_value_info("x", number, ["n"])],
                [helper.make_tensor_value_info("y", number, ["n"])])
            # Versions that every ONNX Runtime of the last years reads.
            model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 16)])
            model.ir_version = 8
            options = self.library.SessionOptions()
            options.intra_op_num_threads = slot.threads
            options.inter_op_num_threads = 1
            self.sessions[key] = self.library.InferenceSession(
                model.SerializeToString(), options, providers=["CPUExecutionProvider"])
        return self.sessions[key]

    def function(self, slot):
        session = self.session(slot)
        binding = session.io_binding()
        float32 = self.numpy.float32
        binding.bind_input("x", "cpu", 0, float32, slot.x.shape, slot.x.ctypes.data)
        binding.bind_output("y", "cpu", 0, float32, slot.y.shape, slot.y.ctypes.data)
        return "f(s)", session.run_with_iobinding, binding

    def threads(self, count):
        return contextlib.nullcontext()


class Plain:
    """No library at all: for the tests, which need nothing but an interpreter."""

    version = "0"

    def array(self, view):
        return view

    def function(self, slot):
        def relu(x, y):
            for index in range(len(x)):
                y[index] = 0.0 if x[index] < 0 else x[index]

        def gradient(x, dy, y):
            for index in range(len(x)):
                y[index] = dy[index] if x[index] > 0 else 0.0

        if slot.operation == "relu":
            return "f(x, y)", relu, None
        return "f(x, dy, y)", gradient, None

    def threads(self, count):
        return contextlib.nullcontext()


LIBRARIES = {"numpy": Numpy, "pytorch": PyTorch, "onnxruntime": ONNXRuntime, "plain": Plain}


def placed(count, offset, huge_pages):
    """Room for floats, `offset` bytes past the start of a page, as relubench places its own."""
    page = HUGE_PAGE if huge_pages else mmap.PAGESIZE
    memory = mmap.mmap(-1, count * FLOAT + 2 * page, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    if huge_pages:
        memory.madvise(mmap.MADV_HUGEPAGE)
    address = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    start = (offset - address) % page
    return memoryview(memory)[start:start + count * FLOAT].cast("f")


class Slot:
    """The arrays of one call, and what the loop over it needs."""

    def __init__(self, library, words):
        self.operation = words[0]
        self.slope = float(words[2])
        self.threads = int(words[3])
        self.in_place = words[4] == "1"
        count, huge_pages = int(words[1]), words[8] == "1"
        has_upstream = self.operation.endswith("gradient")
        views = {"x": placed(count, int(words[5]), huge_pages)}
        views["dy"] = placed(count, int(words[6]), huge_pages) if has_upstream else views["x"]
        last_input = views["dy"]
        views["output"] = (
            last_input if self.in_place else placed(count, int(words[7]), huge_pages))
        self.views = views
        # What an iteration in place overwrites is given back before each batch.
        self.pristine = placed(count, 0, huge_pages) if self.in_place else None
        arrays = {id(view): library.array(view) for view in views.values()}
        self.x, self.dy, self.y = (arrays[id(views[name])] for name in ("x", "dy", "output"))
        self.expression, self.f, self.s = library.function(self)

    def write(self, name, start, values):
        self.views[name][start:start + len(values)] = values
        if self.in_place and self.views[name] is self.views["output"]:
            self.pristine[start:start + len(values)] = values

    def restore(self):
        if self.in_place:
            self.views["output"][:] = self.pristine


def timed_loop(expression, several):
    """The leanest loop there is around a call: every name in it is local, and nothing counts."""
    body = (
        f"for f, s, x, dy, y in slots: {expression}" if several else expression)
    source = f"""
def loop(n, slots, repeat, clock):
    f, s, x, dy, y = slots[0]
    start = clock()
    for _ in repeat(None, n):
        {body}
    return clock() - start
"""
    names = {}
    exec(source, names)
    return names.pop("loop")


def settle():
    """Waits until no thread of this process runs on: OpenMP's look for more work for a while."""
    for _ in range(500):
        before = time.process_time_ns()
        time.sleep(0.001)
        if time.process_time_ns() - before < 100_000:
            return
    # Whoever is measured next would lose a core to them, without a sign of it.
    raise RuntimeError(
        "its threads run on when they have nothing to do; unset OMP_WAIT_POLICY, GOMP_SPINCOUNT")


class Peer:
    """Answers requests."""

    def __init__(self, library, window):
        self.library = library
        self.window = window
        self.slots = {}
        self.loops = {}

    def prepare(self, slot, *words):
        self.slots[slot] = Slot(self.library, words)

    def write(self, slot, name, start, count):
        self.slots[slot].write(name, int(start), self.window[:int(count)])

    def read(self, slot, start, count):
        start, count = int(start), int(count)
        self.window[:count] = self.slots[slot].views["output"][start:start + count]

    def passes(self, names, counts):
        """Goes through the slots so many times, for each of `counts`."""
        slots = [self.slots[name] for name in names.split(",")]
        key = (slots[0].expression, len(slots) > 1)
        if key not in self.loops:
            self.loops[key] = timed_loop(*key)
        arguments = [(slot.f, slot.s, slot.x, slot.dy, slot.y) for slot in slots]
        with self.library.threads(slots[0].threads):
            for count in counts:
                for slot in slots:
                    slot.restore()
                nanoseconds = self.loops[key](count, arguments, repeat, time.perf_counter_ns)
        return nanoseconds

    def warm(self, names, iterations):
        self.passes(names, [int(iterations)])

    def run(self, names, iterations):
        # Since the batch before this one a request has come and gone. One pass wakes the library's
        # threads again: asleep on the core of the thread that waits for them, they cost milliseconds.
        nanoseconds = self.passes(names, [1, int(iterations)])
        if self.slots[names.split(",")[0]].threads > 1:
            settle()
        return nanoseconds

    def release(self, slot):
        del self.slots[slot]


def one_line(error):
    return f"{type(error).__name__}: {error}".replace("\n", " ")[:400]


def main():
    requests, answers = sys.stdin, sys.stdout
    # What a library prints must not be taken for an answer.
    sys.stdout = sys.stderr
    try:
        name, path, size = sys.argv[1:]
        library = LIBRARIES[name]()
        with open(path, "r+b") as file:
            window = memoryview(mmap.mmap(file.fileno(), int(size))).cast("f")
        peer = Peer(library, window)
        answers.write(f"ok {library.version}\n")
    except BaseException as error:
        answers.write(f"error {one_line(error)}\n")
        answers.flush()
        return
    answers.flush()
    # A collection would fall into somebody's sample; nothing here makes cycles.
    gc.collect()
    gc.freeze()
    gc.disable()
    while line := requests.readline():
        verb, *words = line.split()
        try:
            value = getattr(peer, verb)(*words)
            answers.write("ok\n" if value is None else f"ok {value}\n")
        except Exception as error:
            answers.write(f"error {one_line(error)}\n")
        answers.flush()
    # At once: libraries take their time to tidy up, in which somebody else may be measuring.
    os._exit(0)


main()
