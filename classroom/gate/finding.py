"""What the gate finds wrong, and the lesson's measurements that it prints when nothing is."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """A broken rule, where, and what is wrong there or what to do about it."""

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
    def killed(self) -> int:
        return sum(killed for killed, _ in self.mutants.values())

    @property
    def made(self) -> int:
        return sum(made for _, made in self.mutants.values())

    @property
    def score(self) -> float:
        return self.killed / self.made if self.made else 1.0
