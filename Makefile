# Duizhao 对照 · `make run` and `make test` need only Python 3.11+ and make; everything else goes into .venv
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test test-fast coverage lint fix build check verify bench load audit clean setup setup-dev scale spark mutate

export PYTHON PORT ADDRESS
PY := .venv/bin/python
DATABASE := build/plans.duckdb
# Each worker has servers, a browser and folders of its own; the tests of a file share a worker, and so what they set up.
# How many there are says tests/conftest.py, four at most.
PARALLEL := --numprocesses auto --maxprocesses 4 --dist loadfile
INPUTS := $(wildcard data/*.csv data/*.json data/CHANGES.md etl/*.py etl/*.json etl/*/*.py etl/*/*.md)

help: ## 列出这些命令 · this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

run: $(if $(DUIZHAO_DATA),build,$(DATABASE)) ## 打开看板 · start the dashboard (PORT=9000, ADDRESS=0.0.0.0; DUIZHAO_DATA=folder: another corpus)
	@$(PY) tools/start.py

test: setup-dev ## 运行全部测试 · run every test, in a real browser too (ARGS= goes to pytest)
	@$(PY) -m tests.browser
	@$(PY) -m pytest $(PARALLEL) $(ARGS)

test-fast: setup-dev ## 运行快速测试，一分钟以内 · run the quick tests, under a minute
	@$(PY) -m pytest $(PARALLEL) -m "not slow" $(ARGS)

coverage: setup-dev ## 测量测试覆盖率 · run every test and print the lines that none of them ran
	@$(PY) -m tests.browser
	@$(PY) -m pytest $(PARALLEL) --cov --cov-report=term $(ARGS)

fix: setup-dev ## 整理代码格式 · format the code and fix what ruff can
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

lint: setup-dev ## 检查代码 · ruff and mypy
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

build: setup ## 由 data/ 生成数据库 · build the database from data/
	@$(PY) -m etl build

$(DATABASE): $(INPUTS) | setup
	@$(PY) -m etl build

check: setup ## 检查数据表 · check the tables in data/
	@$(PY) -m etl check

verify: setup ## 逐字核对原文 · prove every quote against the texts (SOURCES=folder)
	@test -n "$(SOURCES)" || { echo '请指明原文所在文件夹 · say where the texts are: make verify SOURCES=folder' >&2; exit 2; }
	@$(PY) -m etl verify --sources "$(SOURCES)"

draft-score: setup ## 为草稿评分 · score drafts against the hand coding (SOURCES=folder DRAFTING=folder)
	@$(PY) -m benchmarks.draft_score $(if $(SOURCES),--sources "$(SOURCES)") $(if $(DRAFTING),--drafting "$(DRAFTING)") $(ARGS)

draft-size: setup ## 量起草所需时间与内存 · seconds and memory of drafts by length (SOURCES=folder)
	@$(PY) -m benchmarks.draft_size $(if $(SOURCES),--sources "$(SOURCES)")

mutate: setup-dev ## 逐格改错，看哪些查得出 · make single cells wrong, see what is caught (SOURCES=folder)
	@test -n "$(SOURCES)" || { echo '请指明原文所在文件夹 · say where the texts are: make mutate SOURCES=folder' >&2; exit 2; }
	@$(PY) -m tests.mutation --sources "$(SOURCES)" $(ARGS)

bench: setup-dev $(DATABASE) ## 速度基准 · measure beside other programs, 45 minutes (ARGS=--trial: 10 minutes)
	@$(PY) -m benchmarks.bench $(ARGS)

load: setup-dev $(DATABASE) ## 压力测试 · a hundred visitors at once, ten minutes (ARGS="--sessions 10 --seconds 30": a trial)
	@$(PY) -m benchmarks.load $(ARGS)

scale: setup-dev ## 规模测试 · measure 10, 100, 1,000 times the corpus, an hour (ARGS="1 10": minutes)
	@$(PY) -m benchmarks.scale $(ARGS)

spark: setup ## 下载 Spark · fetch Spark for tests/test_spark.py, 450 MB (needs the network)
	@$(PY) -m venv build/scale/venv
	@build/scale/venv/bin/python -m pip install -r benchmarks/scale/requirements.txt

audit: setup-dev ## 查已知漏洞 · look up known vulnerabilities of the pinned dependencies (needs the network)
	@sh tools/audit.sh

clean: ## 删除全部生成文件，含 .venv · remove everything that was generated here, .venv too
	@rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@sh tools/setup.sh

setup-dev:
	@sh tools/setup.sh dev
