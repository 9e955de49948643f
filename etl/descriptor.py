"""The descriptor as a JSON object of the right shape (`descriptor.schema.json`), whatever its file holds."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from etl.environment import reason
from etl.files import read_bytes
from etl.problems import EtlError, flat

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

PROFILE = Path(__file__).with_name("descriptor.schema.json")
_LARGEST = 16 << 20  # bytes; that of data/ has 80,000
_DEEPEST = 32  # levels; that of data/ has nine
_SHOWN = 5  # faults of shape, of however many
_FAULTS = {
    "type": ("类型应为 {}", "must be of type {}"),
    "required": ("缺少 {}", "lacks {}"),
    "pattern": ("不合写法 {}", "does not match {}"),
    "enum": ("应为其一：{}", "must be one of {}"),
    "minItems": ("至少要有 {} 项", "needs at least {} items"),
    "minLength": ("至少要有 {} 字", "needs at least {} characters"),
    "uniqueItems": ("有重复的项", "has items that are repeated"),
}


def read_descriptor(path: Path) -> dict[str, Any]:
    """The descriptor in this file. Raises EtlError where it is missing, no JSON or not of the right shape."""
    content = read_object(path)
    faults = _faults(json.dumps(content))
    if faults:
        zh, en = ("; ".join(words) for words in zip(*faults, strict=True))
        raise EtlError(f"{path}：描述文件有误：{zh}", f"{path}: the descriptor is not understood: {en}")
    return content


@lru_cache(maxsize=8)
def _faults(content: str) -> list[tuple[str, str]]:
    """Faults of shape of a descriptor, as JSON, in two languages; of many the first few and how many more."""
    faults = sorted(_validator().iter_errors(json.loads(content)), key=lambda fault: fault.json_path)
    more = [(f"(+{len(faults) - _SHOWN})",) * 2] if len(faults) > _SHOWN else []
    return [*map(_worded, faults[:_SHOWN]), *more]


def read_object(path: Path) -> dict[str, Any]:
    """The JSON object in a file: no key twice, not too large or deep. Raises EtlError otherwise."""
    try:
        content = json.loads(_text(path), object_pairs_hook=_without_repetition, parse_constant=_refuse)
        json.dumps(content, ensure_ascii=False).encode()  # half a character can be escaped in JSON but never written
    except (ValueError, RecursionError) as error:
        text = "嵌套太深 | nested too deeply" if isinstance(error, RecursionError) else flat(str(error))
        raise EtlError(f"{path}：不是 JSON：{text}", f"{path}: not JSON: {text}") from error
    if not isinstance(content, dict):
        raise EtlError(f"{path}：描述文件须是一个对象", f"{path}: the descriptor must be an object")
    if _depth(content) > _DEEPEST:
        raise EtlError(f"{path}：嵌套超过 {_DEEPEST} 层", f"{path}: nested deeper than {_DEEPEST} levels")
    return content


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > _LARGEST:
            zh, en = f"{path}：描述文件有 {size} 字节，至多 {_LARGEST}", f"{path}: {size} bytes, at most {_LARGEST}"
            raise EtlError(zh, en)
        content = read_bytes(path)
    except FileNotFoundError as error:
        raise EtlError(f"找不到描述文件 {path}", f"the descriptor {path} does not exist") from error
    except OSError as error:
        zh, en = reason(error)
        raise EtlError(f"描述文件读不出：{zh}", f"the descriptor cannot be read: {en}") from error
    try:
        return _without_mark(path, content).decode("utf-8")
    except UnicodeDecodeError as error:
        raise EtlError(f"{path}：不是 UTF-8；请另存为 UTF-8", f"{path}: not UTF-8; save it as UTF-8") from error


def _without_mark(path: Path, content: bytes) -> bytes:
    if content.startswith(b"\xef\xbb\xbf"):
        zh, en = f"{path}：文件以 BOM 开头；请存为不带 BOM 的 UTF-8", f"{path}: begins with a BOM; save without it"
        raise EtlError(zh, en)
    return content


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content: dict[str, Any] = {}
    for key, value in pairs:
        if key in content:
            raise ValueError(f"键重复 | key repeated: {flat(key)}")
        content[key] = value
    return content


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} 不是 JSON 的数 | {constant} is no number of JSON")


def _depth(content: Any) -> int:
    """How many levels of objects and lists, found level by level: recursion has a limit."""
    level, depth = [content], 0
    while level := [value for value in level if isinstance(value, dict | list)]:
        depth += 1
        level = [item for value in level for item in (value.values() if isinstance(value, dict) else value)]
    return depth


@cache
def _validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(PROFILE.read_text(encoding="utf-8")))


def _worded(fault: ValidationError) -> tuple[str, str]:
    zh, en = _FAULTS[str(fault.validator)]
    limit = fault.validator_value
    if fault.validator == "required":
        limit = fault.message.split("'")[1]
    shown = flat(limit if isinstance(limit, str) else json.dumps(limit, ensure_ascii=False))
    return f"{fault.json_path} {zh.format(shown)}", f"{fault.json_path} {en.format(shown)}"
