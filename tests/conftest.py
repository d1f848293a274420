"""Options of the test run: `--proof` runs the long comparisons in full."""

import pytest
from hypothesis import HealthCheck, settings

_SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]

# The small profile draws the same examples each time, so that a change fails for what it changed; the long one explores.
settings.register_profile(
    "small", max_examples=50, deadline=None, derandomize=True, suppress_health_check=_SLOW_IS_FINE
)
settings.register_profile("proof", max_examples=1000, deadline=None, suppress_health_check=_SLOW_IS_FINE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--proof", action="store_true", help="run the long comparisons in full (minutes)")


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("proof" if config.getoption("--proof") else "small")


@pytest.fixture(scope="session")
def proof(pytestconfig: pytest.Config) -> bool:
    """Whether the long comparisons run in full."""
    return bool(pytestconfig.getoption("--proof"))
