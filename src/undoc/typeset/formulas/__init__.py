"""Setting formulas: a tree of the model comes in, a box of glyphs and rules goes out (OpenType MATH, MathML Core)."""
