"""openfisca-core: a tax-benefit system of one entity and a variable for each column; it calculates in float32."""

from typing import Any, final

import numpy as np
import pyarrow as pa
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.tables.contender import Columns
from benchmarks.tables.numpy_arrays import FUNCTIONS, WORDS, Arrays, NumpyArrays
from benchmarks.tables.vector import Vector
from benchmarks.workload import workload

PERIOD = "2026"


@final
class OpenfiscaSystem:
    """
    A new simulation for each table, which is given the records as arrays.

    Tiers and grades are whole numbers, which costs less than openfisca's enumerations.
    """

    def __init__(self) -> None:
        load = workload()
        self.entity = build_entity(key="project", plural="projects", label="A project-year", is_person=True)
        self.system = TaxBenefitSystem([self.entity])
        language = Vector(lambda name: f"project({name!r}, period)", lambda word: str(WORDS.index(word)), load.booleans)
        self.names = [key for key, _ in load.program]
        for name in load.inputs:
            self._add(name, bool if name in load.booleans else int if name.endswith("_tier") else float, {})
        for key, text in load.program:
            kind = bool if key in load.flags else int if key == "grade" else float
            self._add(key, kind, {"formula": _formula(language.text(text))})

    def prepared(self, table: pa.Table) -> Arrays:
        arrays = NumpyArrays().prepared(table)
        return {name: arrays[name] for name in workload().inputs}

    def run(self, data: Arrays) -> Arrays:
        simulation = SimulationBuilder().build_default_simulation(self.system, count=len(data["budget"]))
        for name, column in data.items():
            simulation.set_input(name, PERIOD, column)
        with np.errstate(invalid="ignore"):
            return {name: simulation.calculate(name, PERIOD) for name in self.names}

    def outputs(self, answer: Arrays) -> Columns:
        return answer | {"grade": np.array(WORDS)[answer["grade"]]}

    def _add(self, name: str, kind: type, more: dict[str, Any]) -> None:
        about = {"value_type": kind, "entity": self.entity, "definition_period": DateUnit.YEAR, "label": name}
        self.system.add_variable(type(name, (Variable,), about | more))


def everything() -> OpenfiscaSystem:
    return OpenfiscaSystem()


def _formula(text: str) -> Any:  # noqa: ANN401 - a function of openfisca's two arguments
    scope = dict(FUNCTIONS)
    exec(f"def formula(project, period):\n    return {text}", scope)  # noqa: S102 - our own text
    return scope["formula"]
