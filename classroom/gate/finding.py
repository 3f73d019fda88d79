"""What the gate finds wrong, and the lesson's measurements that it prints when nothing is."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """A broken rule, where, and what to do about it."""

    rule: str
    where: str
    text: str


@dataclass
class Report:
    """Findings of one lesson, and its mutation score by exercise as (killed, all)."""

    lesson: str
    findings: list[Finding] = field(default_factory=list)
    mutants: dict[str, tuple[int, int]] = field(default_factory=dict)
    survivors: list[str] = field(default_factory=list)

    @property
    def score(self) -> float:
        killed, made = (sum(column) for column in zip(*self.mutants.values(), strict=True)) if self.mutants else (0, 0)
        return killed / made if made else 1.0
