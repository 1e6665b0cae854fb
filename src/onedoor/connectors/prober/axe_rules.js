// Each rule that applied, with how much it hinders: of a broken one as axe says, of a kept one the worst of its checks.
async () => {
  const found = await axe.run(document, { resultTypes: ["passes", "violations"] });
  const ranks = ["minor", "moderate", "serious", "critical"];
  const worst = (rule) => {
    const checks = rule.nodes.flatMap((node) => [...node.any, ...node.all, ...node.none]);
    return ranks[Math.max(0, ...checks.map((check) => ranks.indexOf(check.impact)))];
  };
  const broken = new Set(found.violations.map((rule) => rule.id));
  return [
    ...found.violations.map((rule) => [rule.id, rule.impact || "minor", false]),
    ...found.passes.filter((rule) => !broken.has(rule.id)).map((rule) => [rule.id, worst(rule), true]),
  ];
}
