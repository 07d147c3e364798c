"""Dense-only scores: rust-book (chunks of the product) and heading -> section on documentation that was left out of training."""
import json, os, re, numpy as np
EVAL = os.environ["EVAL"]
slug = lambda h: re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", h).lower()).strip().replace(" ", "-")
R = json.load(open("rust.json")); MAN = json.load(open(EVAL + "/manifest.json"))["files"]
DOCS = [x["text"] for x in R["docs"]]; QS = [q for q in R["questions"] if q["expected"]]; QT = [q["question"] for q in QS]
# sections in page order, each with its ancestors' anchors
tree = {}
import glob, os
for f in glob.glob(EVAL + "/corpus/*.md"):
    stack, seen, fence = [], {}, False; name = os.path.basename(f)
    for line in open(f, encoding="utf-8"):
        if line.lstrip().startswith(("```", "~~~")): fence = not fence; continue
        m = None if fence else re.match(r"(#{1,6})\s+(.+?)\s*$", line)
        if m:
            s = slug(m[2]); n = seen.get(s, 0); seen[s] = n + 1; s = f"{s}-{n}" if n else s
            stack = [x for x in stack if x[0] < len(m[1])] + [(len(m[1]), s)]; tree[(name, s)] = [x for _, x in stack[1:]] + [s]
KEY = [(d["file"], d["anchor"]) for d in R["docs"]]
def rust(D, Q):
    S = np.asarray(Q, np.float32) @ np.asarray(D, np.float32).T; per = {}
    for qi, q in enumerate(QS):
        c = q.get("page_context") or {}; seen, ranked = set(), []
        for j in np.argsort(-S[qi]):
            f = MAN[KEY[j][0]]
            if q["scope"] != "full" and f["chapter_number"] != c.get("current_chapter"): continue
            if q["scope"] == "current_page" and f["lesson_slug"] != c.get("current_lesson"): continue
            if KEY[j] in seen: continue
            seen.add(KEY[j]); ranked.append(KEY[j])
            if len(ranked) == 10: break
        def hit(key, e):
            return any(key[0] == x["file"] and (key[1] == x["anchor"] or x["anchor"] in tree.get(key, [])) for x in [e] + e.get("alt", []))
        ranks = [next((i + 1 for i, k in enumerate(ranked) if hit(k, e)), 99) for e in q["expected"]]
        per.setdefault(q["kind"], []).append((np.mean([r <= 5 for r in ranks]), sum(1 / np.log2(r + 1) for r in ranks if r <= 10) / sum(1 / np.log2(i + 2) for i in range(len(ranks)))))
    allq = [x for v in per.values() for x in v]; o = {k: tuple(np.mean(v, 0).round(3)) for k, v in per.items()}; o["overall"] = tuple(np.mean(allq, 0).round(3)); return o
DEV = json.load(open("dev.json")); GEN = re.compile(r"^(overview|introduction|examples?|usage|notes?|options?|syntax|summary|prerequisites|next steps|configuration|installation|about|setup)$", re.I)
def dev(encode):
    out = []
    for repo in sorted({r["repo"] for r in DEV}):
        rs = [r for r in DEV if r["repo"] == repo]; D = encode([r["text"][:1300] for r in rs]); qi = [i for i, r in enumerate(rs) if not GEN.match(r["path"][-1]) and len(r["path"][-1]) > 6]
        S = encode([rs[i]["path"][-1] for i in qi]) @ D.T; rank = (S > S[np.arange(len(qi)), qi][:, None]).sum(1) + 1; out.append((1 / rank).mean())
    return float(np.mean(out))
def show(o): return f"r@5 {o['overall'][0]:.3f} nDCG {o['overall'][1]:.3f} | " + " ".join(f"{k} {v[0]:.2f}/{v[1]:.2f}" for k, v in o.items() if k != "overall")
if __name__ == "__main__":
    z = np.load("rust_minilm128.npz"); Q = np.array([z["Q"][i] for i, q in enumerate(R["questions"]) if q["expected"]]); print("MiniLM", show(rust(z["D"], Q)))
    u = json.load(open("use-cache.json")); print("USE", show(rust([u[t] for t in DOCS], [u[t] for t in QT])))
