"""A running release, tried from outside by requests alone: what it does with bad input.

`PC_SUITE_FILE` names the `suite.json` of a started suite (`make up`), of this release or another;
nothing here imports the services. People and machine clients are made by the suite's commands.
"""
