"""Sets one paper: `python -m services.kit.paper_setting TEMPLATE`, a process of its own.

JSON on standard input, the PDF on standard output. The template reads it as
`json(bytes(sys.inputs.given))`. Fonts are those that Typst brings (Libertinus, DejaVu Sans Mono;
OFL), so that a paper looks alike on every machine.

It imports nothing of what a service is made of: that would take longer than most papers.
"""

import sys

from services.kit.children import limit_child

_CPU_SECONDS = 8
_MEMORY = 1024 * 1024 * 1024


def main() -> None:
    """Make one paper of what comes in."""
    # Not at the top: whoever imports all that services import needs no typesetter.
    import typst

    limit_child(memory=_MEMORY, cpu_seconds=_CPU_SECONDS)
    given = sys.stdin.buffer.read().decode()
    made = typst.compile(
        sys.argv[1], format="pdf", sys_inputs={"given": given}, ignore_system_fonts=True
    )
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
