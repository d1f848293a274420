import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from perfrules.files import write_whole

ON_UNIX = pytest.mark.skipif(os.name == "nt", reason="permissions, links and devices of Unix")


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_whole(path, [b"1", b"2"])
    assert path.read_bytes() == b"12"
    write_whole(path, [b"3"])
    assert path.read_bytes() == b"3"


def test_an_error_on_the_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"new"
        raise KeyboardInterrupt

    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, broken())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@ON_UNIX
def test_permissions_are_kept_and_those_of_a_new_file_are_the_usual(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    path.chmod(0o640)
    write_whole(path, [b"x"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    usual = tmp_path / "usual"
    usual.touch()
    write_whole(tmp_path / "new", [b"x"])
    assert (tmp_path / "new").stat().st_mode == usual.stat().st_mode


@ON_UNIX
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "link").symlink_to("a")
    write_whole(tmp_path / "link", [b"new"])
    assert (tmp_path / "a").read_bytes() == b"new"
    assert (tmp_path / "link").is_symlink()


@ON_UNIX
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_whole(Path(os.devnull), [b"x"])
    assert Path(os.devnull).is_char_device()


def test_a_folder_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r".+"):
        write_whole(tmp_path, [b"x"])
    with pytest.raises(OSError, match=r".+"):
        write_whole(tmp_path / "nowhere" / "a", [b"x"])
