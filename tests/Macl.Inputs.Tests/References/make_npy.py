"""Writes the reference files beside it with numpy: python3 make_npy.py"""
import pathlib
import numpy

here = pathlib.Path(__file__).parent
values = numpy.array([[0.1, -2.5, 1e-3], [3.0, 65504.0, -0.0]])
numpy.save(here / "float64.npy", values)
numpy.save(here / "float32.npy", values.astype("<f4"))
numpy.save(here / "float16.npy", values.astype("<f2"))
numpy.save(here / "vector.npy", values.astype("<f4")[0])
numpy.save(here / "empty.npy", numpy.zeros((0, 3), "<f4"))
for version in [(2, 0), (3, 0)]:
    with open(here / f"version{version[0]}.npy", "wb") as file:
        numpy.lib.format.write_array(file, values.astype("<f4"), version=version)
numpy.save(here / "fortran.npy", numpy.asfortranarray(values))
numpy.save(here / "big_endian.npy", values.astype(">f4"))
numpy.save(here / "int64.npy", numpy.arange(3))
numpy.save(here / "scalar.npy", numpy.float32(1))
numpy.save(here / "cube.npy", numpy.zeros((2, 2, 2), "<f4"))
numpy.save(here / "structured.npy", numpy.zeros(2, [("x", "<f4")]))
