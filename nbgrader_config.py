"""nbgrader's settings for this course folder; `classroom grade` needs none of them."""

c = get_config()  # noqa: F821

c.CourseDirectory.course_id = "networking"
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError()"}

# Student code and hidden tests run in separate processes, here as in `classroom grade`.
c.Autograde.sanitize_preprocessors = ["nbgrader.preprocessors.ClearOutput"]
c.Autograde.autograde_preprocessors = [
    "classroom.nbgrader_executor.Judge",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]

# Core and stretch are told apart in feedback and in `nbgrader export`, as in `classroom marks`.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "classroom.marks.by_nbgrader.CoreApart",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
c.ExportApp.plugin_class = "classroom.marks.by_nbgrader.CoreAndStretch"

# Nobody stops the class by what they put into the exchange: it is named, and all else is collected.
c.ExchangeFactory.collect = "classroom.collecting.Collect"

# What Moodle or Canvas packed is taken apart, and given to whom the roster says.
c.ZipCollectApp.extractor_plugin = "classroom.downloads.plugins.Notebooks"
c.ZipCollectApp.collector_plugin = "classroom.downloads.plugins.ByRoster"
