"""Sets generated profiles under Dask, on two workers of which one is killed half-way, and compares every document with a plain build.

    engine.py PROGRAM COUNT

Each task gives a part of the lines to a `jikji stream`. The scheduler gives the parts that the killed worker held, done or not, to a worker
that is there. In the end every document is there once, with the bytes that `jikji build` writes.
"""

import base64
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

from distributed import Client, LocalCluster, as_completed

# Profiles that one task sets.
PART = 50

GIVEN = ["Gildong", "Ada", "Minji", "Tom", "Seoyeon", "Ines"]
FAMILY = ["Hong", "Park", "Kim", "Weber", "Lee", "Costa"]
HANGUL = ["홍길동", "박민지", "김서연", "이도윤", "최지우", "정하준"]
FIRMS = {
    "en": ["Ledger Works", "Harbour Data", "Northlight", "Quiet Systems"],
    "ko": ["새별클라우드", "한빛정산", "다온데이터", "고요시스템"],
}
ROLES = {"en": ["Engineer", "Analyst", "Designer", "Manager"], "ko": ["개발자", "분석가", "디자이너", "관리자"]}
POINTS = {
    "en": [
        "Cut the time of a release from {n} hours to one.",
        "Led {n} people on a platform for payments & refunds.",
        "Wrote a guide that **{n} teams** now follow.",
        "Found the cause of {n} outages, and wrote it down.",
    ],
    "ko": [
        "정산 배치를 다시 설계해 처리 시간을 {n}% 줄였습니다.",
        "장애 {n}건의 원인을 찾아 문서로 남겼습니다.",
        "결제와 환불을 맡은 **{n}명**의 팀을 이끌었습니다.",
        "{n}개 서비스의 배포를 자동화했습니다.",
    ],
}


def profile(index):
    """The text of a profile of one page, the same on every machine."""
    chance = random.Random(index)
    lang = chance.choice(["en", "ko"])
    name = chance.choice(HANGUL) if lang == "ko" else f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
    lines = [f"languages: [{lang}]", f"name: {name}", f"contact: {{email: p{index}@example.org}}"]
    lines += ["sections:", "  experience:"]
    year = 2012
    for _ in range(chance.randint(1, 3)):
        start, year = year, year + chance.randint(1, 3)
        lines += [f"    - company: {chance.choice(FIRMS[lang])}", f"      position: {chance.choice(ROLES[lang])}"]
        lines += [f"      start: {start}-01", f"      end: {year}-0{chance.randint(1, 9)}", "      highlights:"]
        lines += [f"        - '{point.format(n=chance.randint(2, 90))}'" for point in chance.sample(POINTS[lang], 3)]
        year += 1
    return "\n".join(lines) + "\n"


def documents(program, part, lines, attempts):
    """The SHA-256 of each document that a stream makes of these lines, by the id of its line. What a task is run for is noted."""
    with open(attempts, "a") as notes:
        notes.write(f"{part} {os.getpid()}\n")
    done = subprocess.run(
        [program, "stream", "-j", "1", "-q"], input="".join(lines), stdout=subprocess.PIPE, text=True, check=True
    )
    found = []
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        assert answer["ok"] and len(answer["files"]) == 1, answer["findings"]
        file = answer["files"][0]
        data = base64.b64decode(file["data"])
        assert data.startswith(b"%PDF") and hashlib.sha256(data).hexdigest() == file["sha256"]
        found.append((answer["id"], file["sha256"]))
    return found


def built(program, profiles, folder):
    """The same sums, from one plain build of files."""
    people = os.path.join(folder, "people")
    os.mkdir(people)
    for index, text in enumerate(profiles):
        with open(os.path.join(people, f"{index:06}.yaml"), "w", encoding="utf-8") as file:
            file.write(text)
    report = os.path.join(folder, "report.json")
    out = os.path.join(folder, "out") + os.sep
    subprocess.run([program, "build", people, "-o", out, "-q", "--report", report], check=True)
    with open(report, encoding="utf-8") as file:
        outputs = json.load(file)["outputs"]
    return {int(os.path.basename(it["profile"]).split(".")[0]): it["sha256"] for it in outputs}


def streamed(program, profiles, folder):
    """The sums as the engine gives them: a list of pairs for each part; and how many attempts there were."""
    lines = [json.dumps({"id": index, "profile": text}) + "\n" for index, text in enumerate(profiles)]
    parts = [lines[start : start + PART] for start in range(0, len(lines), PART)]
    attempts = os.path.join(folder, "attempts")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        tasks = [
            client.submit(documents, program, number, part, attempts, key=f"part-{number}", pure=False)
            for number, part in enumerate(parts)
        ]
        victim = None
        for done, _ in enumerate(as_completed(tasks), start=1):
            if victim is None and done >= len(parts) // 2:
                busy = [worker for worker, keys in client.processing().items() if keys]
                victim = client.run(os.getpid, workers=busy[:1]).popitem()[1]
                os.kill(victim, signal.SIGKILL)
        results = client.gather(tasks)
    with open(attempts) as notes:
        return results, [note.split() for note in notes], victim


def main():
    program, count = os.path.abspath(sys.argv[1]), int(sys.argv[2])
    profiles = [profile(index) for index in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        expected = built(program, profiles, folder)
        plain = time.monotonic() - begun
        results, attempts, victim = streamed(program, profiles, folder)
        engine = time.monotonic() - begun - plain
    pairs = [pair for part in results for pair in part]
    assert [index for index, _ in pairs] == list(range(count)), "a document is missing, or there twice"
    assert dict(pairs) == expected, "a document has other bytes than a plain build gives it"
    again = len(attempts) - len(results)
    assert again > 0 and any(int(pid) == victim for _, pid in attempts), "the worker was killed in vain"
    print(
        f"{count} documents once each, with the bytes of a plain build; the killed worker cost {again} parts of {len(results)} "
        f"a second attempt (build {plain:.0f} s, engine {engine:.0f} s)"
    )


if __name__ == "__main__":
    main()
