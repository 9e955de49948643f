"""What a query of a visitor may take. Read by both sides; nothing but the standard library here."""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """Limits of one query, and of all together.

    characters: of the query. seconds: of running it, start: until its process is ready, quick: of running it before it
    counts as long. memory: address space of the process, in bytes; engine: what of it DuckDB may use. rows, columns,
    size (bytes) and cell (characters): of the result. places: short queries at the same time, long_places: long ones,
    long_each: long ones from one address, patience: seconds a query waits for a place.
    """

    characters: int = 10_000
    seconds: float = 5.0
    start: float = 20.0
    quick: float = 0.5
    memory: int = 512 * MEGABYTE
    engine: int = 256 * MEGABYTE
    rows: int = 5_000
    columns: int = 100
    size: int = 2 * MEGABYTE
    cell: int = 20_000
    places: int = 2
    long_places: int = 2
    long_each: int = 1
    patience: float = 15.0

    def message_values(self) -> dict[str, str]:
        """Those that messages name, as written in them."""
        return {
            "characters": f"{self.characters:,}",
            "seconds": f"{self.seconds:g}",
            "quick": f"{self.quick:g}",
            "patience": f"{self.patience:g}",
            "megabytes": str(self.engine // MEGABYTE),
            "rows": f"{self.rows:,}",
            "columns": str(self.columns),
        }


USUAL = Limits()
