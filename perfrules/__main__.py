"""`python -m perfrules`, and the console script."""

import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and exit with its code; without the extra `cli`, say how to install it."""
    try:
        try:
            from perfrules.cli.app import run  # noqa: PLC0415 - the library works without the packages of the command line
        except ModuleNotFoundError as error:
            if error.name is None or error.name.partition(".")[0] == "perfrules":
                raise
            _without_extra()
        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)


def _without_extra() -> None:
    from perfrules.cli.streams import speak_utf8  # noqa: PLC0415 - only here
    from perfrules.words import Words, message_language  # noqa: PLC0415 - only here

    said = Words(
        en="The command line needs two more packages: pip install 'perfrules[cli]'",
        zh="命令行还需要两个软件包：pip install 'perfrules[cli]'",
    )
    speak_utf8()
    sys.stderr.write(f"{said.get(message_language())}\n")
    sys.exit(2)


if __name__ == "__main__":
    main()
