"""`naru`: finds the verbs of the installed rooms and runs one of them.

Exit status (docs/formats/commands.md): 0 done, 1 a considered no, 2 the call cannot be used, 3 something is missing on this machine,
4 done with some items set aside, 70 a crash, 130 cancelled. Nothing here ever prints an exception's own words or a traceback: they
could hold what a source said.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
import traceback
from importlib.metadata import EntryPoint, entry_points

import click

from naru.errors import Code, MissingError, NaruError

GROUP = "naru.verbs"
_OURS = ("naru", "naru_desk", "naru_dropbox")


class Verbs(click.Group):
    """A click group whose commands are loaded one at a time, so that `naru read` never waits for the desk."""

    def _found(self) -> dict[str, EntryPoint]:
        return {point.name: point for point in entry_points(group=GROUP)}

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self._found())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        point = self._found().get(cmd_name)
        if point is None:
            return None
        command = point.load()
        if not isinstance(command, click.Command):
            raise TypeError(cmd_name)
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="naru-newsroom", prog_name="naru")
def naru() -> None:
    """Naru carries testimony from a closed place to a published report, and keeps the person who whispered hidden.

    \b
    Example:
      naru run --once
    """


def _where(problem: BaseException) -> str:
    """The module and line where a crash happened: our own file names and numbers only."""
    steps = [(str(frame.f_globals.get("__name__")), line) for frame, line in traceback.walk_tb(problem.__traceback__)]
    ours = [(module, line) for module, line in steps if module.split(".")[0] in _OURS]
    return "{}:{}".format(*ours[-1]) if ours else "unknown"


def _say(problem: NaruError) -> int:
    line = f" (line {problem.line})" if problem.line is not None else ""
    print(f"naru: {problem}{line} [{problem.code}]\n  {problem.hint}", file=sys.stderr)
    return problem.exit_status


def _status(arguments: list[str] | None) -> int:
    try:
        answer = naru.main(args=arguments, prog_name="naru", standalone_mode=False)
    except NaruError as problem:
        return _say(problem)
    except click.UsageError as problem:
        # click's sentence may repeat what was typed; a file name can name a source, so only the kind of mistake is said.
        where = f" {problem.ctx.info_name}" if problem.ctx and problem.ctx.info_name != "naru" else ""
        print(f"naru{where}: {_usage(problem)} [usage]\n  See: naru{where} --help", file=sys.stderr)
        return 2
    except (click.Abort, KeyboardInterrupt):
        print("naru: cancelled; what was finished before stays. [cancelled]", file=sys.stderr)
        return 130
    except (BrokenPipeError, SystemExit):
        # Whoever read the answer went away, which click turns into an exit: it is no yes, for nobody saw it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 130
    except Exception as problem:
        if isinstance(problem, OSError) and problem.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            return _say(MissingError(Code.STORAGE_FULL))
        kind = type(problem).__name__
        print(
            f"naru: something went wrong inside Naru ({kind} at {_where(problem)}); nothing that was stored is lost. [crash]\n"
            "  Please report this line; it holds nothing of your data.",
            file=sys.stderr,
        )
        return 70
    return answer if isinstance(answer, int) else 0


def _usage(problem: click.UsageError) -> str:
    if isinstance(problem, click.NoSuchOption):
        return "there is no such option."
    if isinstance(problem, click.MissingParameter):
        if isinstance(problem.param, click.Option):
            return f"{max(problem.param.opts, key=len)} is missing."
        name = problem.param.make_metavar(problem.ctx) if problem.param and problem.ctx else "an argument"
        return f"{name} is missing."
    if isinstance(problem, click.BadParameter):
        if problem.param is None:
            return "a file that was named cannot be read."
        name = problem.param.name or "argument"
        return f"the value given for {name.replace('_', '-')} cannot be used."
    return "this call cannot be understood."


def _cancel(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def run() -> None:
    """The console script. Being told to end is being cancelled, like Ctrl-C: what was begun is left in order."""
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _cancel)
    sys.exit(_status(None))
