"""Streamlit's options from the environment, which its own command reads and a server of ours would not."""

import os
import tomllib
from typing import Any

from streamlit import config
from streamlit.web import bootstrap


def load_environment() -> None:
    """Set every option that has a variable, such as STREAMLIT_SERVER_BASE_URL_PATH, over those of config.toml.

    Raises ValueError for a value that an option of numbers or truth values cannot have.
    """
    options = config._config_options_template.values()  # asking for the options themselves would read them twice
    named = {option.key: option_value(option, text) for option in options if (text := os.environ.get(option.env_var))}
    bootstrap.load_config_options({key.replace(".", "_"): value for key, value in named.items()})


def option_value(option: Any, text: str) -> Any:
    """A variable as a value of its option: text, else what TOML reads in it."""
    if option.type is str:
        return text
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{option.env_var}={text}") from error
