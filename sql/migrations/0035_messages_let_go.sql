-- What a screen was told is let go when its time is over, the oldest first; that a call has ended stays, for whoever comes back.
create index call_messages_at on call_messages (at) where type <> 'call_ended';
