"""What a token is for, as the API shows it."""

from app.auth.login.schemas import TokenHolderOut
from app.auth.principal import DevicePrincipal, Holder, Principal
from app.auth.records import AccessToken


def token_holder(holder: Holder, token: AccessToken) -> TokenHolderOut:
    """Describe the holder of a token, and until when it works."""
    if isinstance(holder, Principal):
        return TokenHolderOut(
            holder="integration" if holder.is_integration else "user",
            scopes=sorted(holder.scopes),
            name=holder.username,
            expires_at=token.expires_at,
            user_id=holder.user_id,
            is_admin=holder.is_admin,
            must_change_password=holder.must_change_password,
        )
    if isinstance(holder, DevicePrincipal):
        gates = holder.gate_ids
        return TokenHolderOut(
            holder="device",
            name=holder.name,
            expires_at=token.expires_at,
            event_id=holder.event_id,
            device_id=holder.device_id,
            scope=holder.scope,
            gate_ids=None if gates is None else sorted(gates),
            table_ids=sorted(holder.table_ids),
        )
    return TokenHolderOut(
        holder="link",
        name=holder.name,
        expires_at=token.expires_at,
        event_id=holder.event_id,
        partner_id=holder.partner_id,
    )
