"""The inline rules: each looks whether something of its kind stands at ``state.pos`` and adds its token.

The signature is that of markdown-it-py: ``rule(state, silent) -> bool``. No rule looks ahead with other rules, so
``silent`` is never set.
"""
