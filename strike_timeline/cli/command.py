"""Makes a function a command: bundles of options become options, and whatever goes wrong becomes one line."""

from __future__ import annotations

import inspect
import os
import sys
import traceback
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Annotated, Any, get_origin, get_type_hints

import typer

from strike_timeline.cli.errors import Code, CommandError
from strike_timeline.cli.helptext import OPTIONS, Grouped, examples
from strike_timeline.cli.talk import Talk

_BUG = "this is a bug, please report it with the command and what `strike-timeline info` prints"


def command(app: typer.Typer, *lines: str) -> Callable[[Callable[..., Code]], Callable[..., Code]]:
    """Registers a function that returns its exit code under its own name; ``lines`` are examples of its use.

    A parameter annotated with a dataclass stands for one option a field of it, and is given that dataclass.
    Its ``GROUP`` is the heading of these options in the help; a field that is not ``Annotated`` is no option.
    """

    def register(function: Callable[..., Code]) -> Callable[..., Code]:
        parameters, bundles = _expanded(function)

        def run(**given: object) -> None:
            own = dict(given)
            for name, (bundle, names) in bundles.items():
                own[name] = bundle(**{field: own.pop(field) for field in names})
            verbose = bool(given.get("verbose"))
            raise typer.Exit(int(_guarded(lambda: function(**own), Talk(verbose=verbose))))

        run.__name__, run.__doc__ = function.__name__, function.__doc__
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        app.command(name=function.__name__, cls=Grouped, epilog=examples(lines))(run)
        return function

    return register


def _guarded(function: Callable[[], Code], talk: Talk) -> Code:
    try:
        code = function()
        sys.stdout.flush()
    except CommandError as failure:
        talk.error(str(failure))
        return failure.code
    except KeyboardInterrupt:
        talk.error("interrupted")
        return Code.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Code.DONE
    except Exception as error:
        talk.trace(traceback.format_exc())
        shown = "" if talk.verbose else "; -v shows the traceback"
        talk.error(f"internal error: {type(error).__name__}: {error} ({_BUG}{shown})")
        return Code.FAILED
    return code


def _expanded(
    function: Callable[..., Code],
) -> tuple[list[inspect.Parameter], dict[str, tuple[type[Any], list[str]]]]:
    hints = get_type_hints(function, include_extras=True)
    parameters: list[inspect.Parameter] = []
    bundles: dict[str, tuple[type[Any], list[str]]] = {}
    for name, parameter in inspect.signature(function).parameters.items():
        kind = hints[name]
        if not (isinstance(kind, type) and is_dataclass(kind)):
            parameters.append(parameter.replace(annotation=kind, kind=inspect.Parameter.KEYWORD_ONLY))
            continue
        own = get_type_hints(kind, include_extras=True)
        options = [field for field in fields(kind) if get_origin(own[field.name]) is Annotated]
        bundles[name] = (kind, [field.name for field in options])
        for field in options:
            _group(own[field.name], getattr(kind, "GROUP", OPTIONS))
        parameters += [
            inspect.Parameter(
                field.name,
                inspect.Parameter.KEYWORD_ONLY,
                default=_default(field),
                annotation=own[field.name],
            )
            for field in options
        ]
    return parameters, bundles


def _default(field: Field[Any]) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return inspect.Parameter.empty if field.default is MISSING else field.default


def _group(annotation: Any, heading: str) -> None:
    """Puts the option that a field is annotated with under a heading of the help."""
    for info in annotation.__metadata__:
        info.rich_help_panel = info.rich_help_panel or heading
