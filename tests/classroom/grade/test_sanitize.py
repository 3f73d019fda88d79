"""Nothing that a student wrote does anything in the browser of who marks it, and all of it can be read."""

from nbformat import from_dict

from classroom.grade.sanitize import sanitized_outputs, sanitized_prose


def shown(**data):
    kinds = {name.replace("_plus_", "+").replace("_", "/"): text for name, text in data.items()}
    (output,) = sanitized_outputs([from_dict({"output_type": "display_data", "data": kinds, "metadata": {}})])
    return dict(output.data)


def test_html_in_prose_is_shown_as_it_was_typed():
    assert sanitized_prose("a < b, <b>bold</b>, <!-- c -->") == "a < b, &lt;b>bold&lt;/b>, &lt;!-- c -->"
    assert sanitized_prose("1 <2 `x<y` **yes**") == "1 <2 `x&lt;y` **yes**"


def test_html_in_outputs_keeps_tables_and_loses_what_acts():
    html = '<table onload="x()"><tr><td>1</td></tr></table><script>x()</script><iframe src="/"></iframe>'
    assert shown(text_html=html)["text/html"] == "<table><tbody><tr><td>1</td></tr></tbody></table>x()"


def test_scripts_in_outputs_are_gone():
    assert shown(application_javascript="x()", text_plain="seen") == {"text/plain": "seen"}


def test_a_drawing_becomes_a_picture_in_which_no_script_runs():
    data = shown(image_svg_plus_xml="<svg><script>x()</script></svg>", text_plain='a "plot"')
    assert data["text/html"].startswith('<img alt="a &quot;plot&quot;" src="data:image/svg+xml;base64,')
    assert "image/svg+xml" not in data


def test_plain_outputs_stay_as_they_are():
    stream = from_dict({"output_type": "stream", "name": "stdout", "text": "<b>1</b>"})
    assert sanitized_outputs([stream]) == [stream]
