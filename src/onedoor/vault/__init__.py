"""The electronic data warehouse of persons and organisations (kho dữ liệu điện tử).

An *item* is a paper and its data in one: who issued it, of which kind, how long it holds, how sure it is, against what
it was compared, and how often it spared a visit. Whoever reads an item does so under a *grant*: their own, a dossier
that needs it by law, or a *consent* that is specific, dated and can be taken back. Every reading stands in the journal
of looks.
"""
