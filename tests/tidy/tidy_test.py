#!/usr/bin/env python3
"""Shows that tidy.py sees each kind of fault: a rule that cannot fail is no rule."""
import json
import pathlib
import tempfile
import unittest

import tidy


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name).resolve()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def test_an_arrow_upwards(self):
        self.file("kiosk/engine/engine.hpp", "")
        self.file("sync/store/reader.cpp", '#include "kiosk/engine/engine.hpp"\n')
        self.assertEqual(len(tidy.check_arrows(self.root, tidy.sources(self.root))), 1)

    def test_a_library_outside_its_room(self):
        self.file("kiosk/engine/engine.cpp", "#include <curl/curl.h>\n")
        self.assertEqual(len(tidy.check_arrows(self.root, tidy.sources(self.root))), 1)

    def test_a_screen_that_knows_the_engine(self):
        self.file("kiosk/engine/engine.hpp", "")
        self.file("kiosk/engine/views.hpp", "")
        self.file("kiosk/ui/home.cpp", '#include "kiosk/engine/views.hpp"\n#include "kiosk/engine/engine.hpp"\n')
        self.assertEqual(len(tidy.check_arrows(self.root, tidy.sources(self.root))), 1)

    def test_a_cycle(self):
        self.file("platform/base/a.hpp", '#include "platform/base/b.hpp"\n')
        self.file("platform/base/b.hpp", '#include "platform/base/a.hpp"\n')
        self.assertEqual(len(tidy.check_cycles(self.root, tidy.sources(self.root))), 1)

    def test_a_file_that_is_never_built(self):
        built = self.file("platform/base/a.cpp", "")
        self.file("platform/base/b.cpp", "")
        commands = self.file("compile_commands.json", json.dumps([{"file": str(built)}]))
        faults = tidy.check_built(self.root, tidy.sources(self.root), commands)
        self.assertEqual([fault.split(":")[0] for fault in faults], ["platform/base/b.cpp"])

    def test_files_compiled_together(self):
        first = self.file("platform/base/a.cpp", "")
        self.file("platform/base/b.cpp", "")
        together = self.file("build/Unity/unity_0_cxx.cxx", f'/* generated */\n\n#include "{first}"\n')
        commands = self.file("compile_commands.json", json.dumps([{"file": str(together)}]))
        faults = tidy.check_built(self.root, tidy.sources(self.root), commands)
        self.assertEqual([fault.split(":")[0] for fault in faults], ["platform/base/b.cpp"])

    def test_a_name_that_two_files_of_a_library_keep_to_themselves(self):
        hidden = "namespace {{\n\n{}\n\n}}  // namespace\n"
        self.file("kiosk/ui/CMakeLists.txt", "")
        self.file("kiosk/engine/CMakeLists.txt", "")
        self.file("kiosk/ui/screens/a.cpp", hidden.format("constexpr float gap = 2;\nenum class Pass { one };"))
        self.file("kiosk/ui/widgets/b.cpp", hidden.format("constexpr int gap = 3;\nstruct Other {\n    int gap;\n};"))
        self.file("kiosk/engine/c.cpp", hidden.format("enum class Pass { one };"))
        faults = tidy.check_names(self.root, tidy.sources(self.root))
        self.assertEqual([fault.split(":")[0] for fault in faults], ["kiosk/ui/widgets/b.cpp"])

    def test_a_long_function_and_a_long_file(self):
        body = "void long_one(int x) {\n" + "    x += 1;\n" * 80 + "}\n"
        self.file("platform/base/a.cpp", body)
        self.file("platform/base/b.cpp", "\n" * 500)
        faults = tidy.check_sizes(self.root, tidy.sources(self.root))
        self.assertEqual(len(faults), 2)

    def test_the_length_of_a_member_function(self):
        text = "class A {\n    int f(int x) const {\n        return x;\n    }\n};\n"
        self.assertEqual(list(tidy.function_lengths(text)), [(2, 3)])

    def test_words_in_the_wrong_room(self):
        self.file("kiosk/ui/home.cpp", 'auto sql = "SELECT name FROM product";\nImGui::Button("x");\n')
        self.file("sync/exchange/a.cpp", "auto t = std::chrono::system_clock::now();\n")
        self.assertEqual(len(tidy.check_words(self.root, tidy.sources(self.root))), 3)


if __name__ == "__main__":
    unittest.main()
