"""What the machine refuses, in two languages and with what to do: a full disk, a missing permission, a pipe."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from etl.files import IrregularFileError
from etl.problems import EtlError

Words = tuple[str, str]
_FULL = ("磁盘已满；请腾出空间再试", "the disk is full; free some space and try again")
_DENIED = ("没有权限；请检查文件与文件夹的权限", "permission denied; check who may read and write there")
_SENTENCES: dict[int, Words] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: ("磁盘配额已用完；请腾出空间再试", "the disk quota is used up; free some space and try again"),
    errno.ENOMEM: ("内存不足；请关闭其他程序再试", "out of memory; close other programs and try again"),
    errno.EFBIG: (
        "文件大小受限（ulimit -f）；请放宽后再试",
        "a limit on file size (ulimit -f); raise it and try again",
    ),
    errno.EROFS: ("只读文件系统；请换一个文件夹", "a read-only file system; choose another folder"),
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.ENOENT: ("不存在；请检查路径", "does not exist; check the path"),
    errno.EEXIST: ("此处已有同名之物，不是文件夹；请移走", "something that is no folder stands there; move it away"),
    errno.ENOTDIR: ("路径中有一段不是文件夹；请移走或改名", "part of the path is no folder; move it away or rename it"),
    errno.EISDIR: (
        "此处是文件夹，应为文件；请移走或改名",
        "a folder where a file should be; move it away or rename it",
    ),
    errno.ELOOP: ("符号链接绕成一圈；请改正链接", "links lead in a circle; mend the link"),
    errno.ENAMETOOLONG: ("路径太长；请换短些的", "the path is too long; choose a shorter one"),
    errno.EMFILE: (
        "打开的文件太多（ulimit -n）；请放宽后再试",
        "too many open files (ulimit -n); raise it and try again",
    ),
    errno.ENOLCK: ("文件系统不支持加锁；请换一个文件夹", "the file system has no locks; choose another folder"),
}
_IRREGULAR = (
    "不是普通文件（是文件夹、管道或设备）；请移走或改名",
    "no regular file but a folder, pipe or device; move it away",
)
_NAME = ("路径不是 UTF-8；请换一个文件夹", "the path is not UTF-8; choose another folder")


def reason(error: BaseException) -> Words:
    """Why the machine refused, in Chinese and English, with the path where Python says it."""
    if isinstance(error, MemoryError):
        return _SENTENCES[errno.ENOMEM]
    if isinstance(error, UnicodeEncodeError):
        return _NAME
    zh, en = _sentence(error)
    path = getattr(error, "filename2", None) or getattr(error, "filename", None)
    return (zh, en) if path is None else (f"{path}：{zh}", f"{path}: {en}")


@contextmanager
def environment_errors(zh: str, en: str) -> Iterator[None]:
    """Raise what Python or DuckDB meets within as EtlError: this sentence and the reason."""
    import duckdb

    try:
        yield
    except (OSError, MemoryError, UnicodeEncodeError, duckdb.Error) as error:
        reason_zh, reason_en = reason(error)
        raise EtlError(f"{zh}：{reason_zh}", f"{en}: {reason_en}") from error


def _sentence(error: BaseException) -> Words:
    if isinstance(error, IrregularFileError):
        return _IRREGULAR
    number = error.errno if isinstance(error, OSError) else _number(str(error))
    text = str(error).splitlines()[0] if str(error) else type(error).__name__
    text = os.strerror(number) if number else text
    return _SENTENCES.get(number or 0, (text, text))


def _number(text: str) -> int | None:
    """The error number behind DuckDB's message, which ends with the system's own words for it."""
    if "Out of Memory" in text:
        return errno.ENOMEM
    return next((number for number in _SENTENCES if os.strerror(number) in text), None)
